package dev.tidemark.evalset.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.evalset.EvalsetException;
import dev.tidemark.evalset.cut.Choice.Chosen;
import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.Candidate;
import dev.tidemark.evalset.pool.Days;
import dev.tidemark.evalset.pool.PoolSample;
import dev.tidemark.evalset.stack.Prompts;
import dev.tidemark.evalset.version.CutOrigin;
import dev.tidemark.evalset.version.ItemOrigin;
import dev.tidemark.stats.selection.Pool;
import dev.tidemark.stats.selection.PoolItem;
import dev.tidemark.stats.selection.PoolRule;
import dev.tidemark.stats.selection.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CutterTest {
  private static final ApplicationKey APPLICATION = new ApplicationKey("t", "a");

  private final Draws draws = new Draws(new byte[Draws.KEY_BYTES]);
  private final Cutter cutter = new Cutter(draws, 8_000);
  private final PoolSample sample = Prompts.sample(600);

  @Test
  void neverChoosesFromHeldOutUsers() {
    Choice choice = cut(sample, Previous.NONE, order(60));
    HeldOut heldOut = new HeldOut(draws, choice.cutoff());

    assertThat(choice.items()).hasSize(60);
    assertThat(choice.items()).noneMatch(item -> heldOut.contains(unitOf(item.id())));
    assertThat(choice.certificate().heldOutUsers()).isBetween(Prompts.USERS / 5, Prompts.USERS / 3);
    assertThat(choice.certificate().poolUsers() + choice.certificate().heldOutUsers())
        .isEqualTo(Prompts.USERS);
  }

  @Test
  void choosesTheSameFromTheSamePromptsInAnyOrder() {
    List<Candidate> shuffled = new ArrayList<>(sample.prompts());
    Collections.shuffle(shuffled, new Random(7));
    PoolSample other = new PoolSample(sample.days(), "embedder", Prompts.SPACE, shuffled);

    assertThat(ids(cut(other, Previous.NONE, order(60))))
        .isEqualTo(ids(cut(sample, Previous.NONE, order(60))));
  }

  @Test
  void certifiesOnHeldOutUsers() {
    Choice choice = cut(sample, Previous.NONE, order(60));

    assertThat(choice.certificate().equivalentFreshSample().ok()).isTrue();
    assertThat(choice.certificate().distance().interval().low())
        .isLessThan(choice.certificate().distance().value());
    assertThat(choice.certificate().uncovered().ok()).isTrue();
    assertThat(choice.certificate().leastCovered().orElseThrow().ratio()).isBetween(.3, 1.0);
    assertThat(choice.certificate().unmetFloors()).isEmpty();
    assertThat(Arrays.stream(choice.cellShares()).sum()).isCloseTo(1, within(1e-9));
    assertThat(choice.count(ItemOrigin.SLICE)).isEqualTo(12);
  }

  @Test
  void keepsItemsOfTheVersionBeforeButNotItsSlice() {
    Choice first = cut(sample, Previous.NONE, order(60));
    Choice second = cut(sample, previous(first), order(60));

    Set<String> slice =
        first.items().stream()
            .filter(item -> item.origin() == ItemOrigin.SLICE)
            .map(Chosen::id)
            .collect(Collectors.toSet());
    List<String> retained =
        second.items().stream()
            .filter(item -> item.origin() == ItemOrigin.RETAINED)
            .map(Chosen::id)
            .toList();
    assertThat(retained).isNotEmpty().isSubsetOf(ids(first)).doesNotContainAnyElementsOf(slice);
  }

  /** Those who are open already stay so, whatever their share of the users has become. */
  @Test
  void holdsNobodyOutWhoWasOpenBefore() {
    double least = .15;
    Previous before = new Previous("", 0, new double[0], List.of(), least);

    assertThat(cut(sample, Previous.NONE, order(60)).cutoff()).isGreaterThan(least);
    assertThat(cut(sample, before, order(60)).cutoff()).isEqualTo(least);
  }

  @Test
  void keepsWhatAMeanOverTheSliceIsWeighedBy() {
    Choice choice = cut(sample, Previous.NONE, order(60));

    double requests = 2 * 600.0 * choice.certificate().poolUsers() / Prompts.USERS;
    double estimated =
        choice.items().stream()
            .filter(item -> item.origin() == ItemOrigin.SLICE)
            .mapToDouble(item -> item.poolWeight() / item.inclusion())
            .sum();
    assertThat(estimated).isCloseTo(requests, within(1e-6 * requests));
    assertThat(choice.items())
        .filteredOn(item -> item.origin() != ItemOrigin.SLICE)
        .allMatch(item -> item.poolWeight() == 0 && item.inclusion() == 0);
  }

  @Test
  void keepsNothingOfAnotherSpace() {
    Previous before = previous(cut(sample, Previous.NONE, order(60)));
    Previous elsewhere =
        new Previous("another", before.codebook(), before.shares(), before.items(), 1);

    assertThat(cut(sample, elsewhere, order(60)).count(ItemOrigin.RETAINED)).isZero();
  }

  @Test
  void countsCopiesOnce() {
    List<Candidate> prompts = new ArrayList<>(sample.prompts());
    for (int i = 0; i < 100; i++) {
      Candidate copy = Prompts.candidate(0, 1);
      prompts.add(
          new Candidate("copy" + i, "other" + i, 2, 1, copy.cell(), copy.vector(), "same text"));
    }
    Choice choice =
        cut(
            new PoolSample(sample.days(), "embedder", Prompts.SPACE, prompts),
            Previous.NONE,
            order(60));

    assertThat(choice.items()).filteredOn(item -> item.id().startsWith("copy")).hasSizeLessThan(2);
    assertThat(choice.certificate().merged()).isGreaterThan(50);
  }

  @Test
  void leavesCopiesToThePoolWhichCapsUsersFirst() {
    List<Candidate> prompts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Candidate one = Prompts.candidate(1, 1);
      prompts.add(new Candidate("copy" + i, "u1", 2, 1, one.cell(), one.vector(), "same text"));
    }

    assertThat(new Split(prompts, draws, .2).open()).hasSize(20);
  }

  @Test
  void drawsThePoolAndTheSliceFromDifferentSeeds() {
    Split split = new Split(sample.prompts(), draws, 1);
    PoolRule rule = new PoolRule(5, .95, 100);
    Set<Long> drawn =
        Pool.of(
                split.open(),
                split::textOf,
                rule,
                draws.seedOf(order(60).poolSeed()),
                Progress.SILENT)
            .items()
            .stream()
            .map(PoolItem::key)
            .collect(Collectors.toSet());
    Cutter small = new Cutter(draws, 100);

    Choice choice = small.cut(sample, Previous.NONE, order(60), Progress.SILENT);

    assertThat(order(60).poolSeed()).isNotEqualTo(order(60).seed());
    assertThat(ids(choice)).allMatch(id -> drawn.contains(draws.orderOf(id)));
  }

  @Test
  void bringsCellsOfAnOlderCodebookIntoTheNewerOne() {
    List<Candidate> mixed = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      mixed.add(Prompts.candidate(i, i < 200 ? 0 : 1));
    }
    Choice choice =
        cut(
            new PoolSample(sample.days(), "embedder", Prompts.SPACE, mixed),
            Previous.NONE,
            order(60));

    assertThat(choice.codebook()).isEqualTo(1);
    assertThat(choice.items())
        .allSatisfy(
            item -> {
              int index = Integer.parseInt(item.id().substring(1));
              assertThat(item.cell()).isEqualTo(Prompts.topic(index));
            });
  }

  @Test
  void refusesMoreItemsThanThePoolHolds() {
    assertThatExceptionOfType(EvalsetException.PoolTooSmall.class)
        .isThrownBy(() -> cut(Prompts.sample(60), Previous.NONE, order(100)))
        .withMessageContaining("different prompts")
        .withMessageContaining("100 are needed; wait for more traffic");
  }

  @Test
  void aWeekWithFewPromptsGetsASmallerVersion() {
    CutOrder week = new CutOrder(APPLICATION, sample.days(), 500, CutOrigin.WEEK);

    int open = cut(sample, Previous.NONE, week).certificate().poolItems();
    assertThat(cut(sample, Previous.NONE, week).items()).hasSize(open / 2);
    assertThatExceptionOfType(EvalsetException.PoolTooSmall.class)
        .isThrownBy(() -> cut(Prompts.sample(30), Previous.NONE, week));
  }

  @Test
  void refusesAnEmptyPool() {
    PoolSample empty = new PoolSample(new Days(1, 7), "", "", List.of());

    assertThatExceptionOfType(EvalsetException.PoolTooSmall.class)
        .isThrownBy(() -> cut(empty, Previous.NONE, order(20)));
  }

  @Test
  void refusesASpaceWhoseKernelItDoesNotKnow() {
    PoolSample elsewhere = new PoolSample(sample.days(), "embedder", "elsewhere", sample.prompts());

    assertThatExceptionOfType(EvalsetException.UnknownSpace.class)
        .isThrownBy(() -> cut(elsewhere, Previous.NONE, order(60)))
        .withMessageContaining("space \"elsewhere\", whose kernel is not known here");
  }

  @Test
  void namesCellsBelowTheirFloor() {
    List<Integer> unmet = cut(sample, Previous.NONE, order(20)).certificate().unmetFloors();

    // Eight topics ask for three items each.
    assertThat(unmet).isNotEmpty();
  }

  @Test
  void stopsWhenNobodyWaits() {
    Progress cancelled =
        new Progress() {
          @Override
          public void reached(double share) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> cutter.cut(sample, Previous.NONE, order(60), cancelled));
  }

  private Choice cut(PoolSample pool, Previous previous, CutOrder order) {
    return cutter.cut(pool, previous, order, Progress.SILENT);
  }

  private CutOrder order(int size) {
    return new CutOrder(APPLICATION, sample.days(), size, CutOrigin.REQUEST);
  }

  private static Previous previous(Choice choice) {
    List<Previous.Kept> items =
        choice.items().stream()
            .map(
                item ->
                    new Previous.Kept(
                        item.id(),
                        unitOf(item.id()),
                        item.cell(),
                        item.origin(),
                        99,
                        Prompts.candidate(Integer.parseInt(item.id().substring(1)), 1).vector()))
            .toList();
    return new Previous(
        Prompts.SPACE, choice.codebook(), choice.cellShares(), items, choice.cutoff());
  }

  private static String unitOf(String id) {
    return "u" + Integer.parseInt(id.substring(1)) % Prompts.USERS;
  }

  private static List<String> ids(Choice choice) {
    return choice.items().stream().map(Chosen::id).toList();
  }
}
