package dev.tidemark.stats.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.kernel.GaussianKernel;
import dev.tidemark.stats.random.SplitMix64;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class SelectorTest {

  private static final GaussianKernel KERNEL = new GaussianKernel(.6);
  private static final Selector SELECTOR = new Selector(KERNEL);

  @Test
  void choosesWhatBruteForceChooses() {
    for (int seed = 0; seed < 20; seed++) {
      List<PoolItem> pool = new Prompts(seed).of(7, 2);

      Selection selection = SELECTOR.select(pool, List.of(), bare(4), Progress.SILENT);

      List<PoolItem> expected = greedyWithSwap(pool, 4);
      assertThat(items(selection)).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(selection.distance()).isCloseTo(distance(expected, pool), within(1e-6));
    }
  }

  private static SelectionPlan bare(int size) {
    return new SelectionPlan(size, 0, 0, 0, 1, .95, 1);
  }

  private static List<PoolItem> greedyWithSwap(List<PoolItem> pool, int size) {
    List<PoolItem> set = new ArrayList<>();
    while (set.size() < size) {
      set.add(best(set, pool));
    }
    for (int k = 0; k < size; k++) {
      List<PoolItem> others = new ArrayList<>(set);
      others.remove(k);
      set.set(k, best(others, pool));
    }
    return set;
  }

  private static PoolItem best(List<PoolItem> set, List<PoolItem> pool) {
    PoolItem best = pool.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (PoolItem item : pool) {
      List<PoolItem> with = new ArrayList<>(set);
      with.add(item);
      double distance = set.contains(item) ? Double.POSITIVE_INFINITY : distance(with, pool);
      if (distance < least) {
        best = item;
        least = distance;
      }
    }
    return best;
  }

  /** MMD^2 of an unweighted set and a weighted pool, term by term. */
  private static double distance(List<PoolItem> set, List<PoolItem> pool) {
    double total = PoolItem.totalWeight(pool);
    double distance = 0;
    for (PoolItem a : set) {
      for (PoolItem b : set) {
        distance += KERNEL.of(a.vector(), b.vector()) / set.size() / set.size();
      }
      for (PoolItem b : pool) {
        distance -= 2 * b.weight() / total * KERNEL.of(a.vector(), b.vector()) / set.size();
      }
    }
    for (PoolItem a : pool) {
      for (PoolItem b : pool) {
        distance += a.weight() / total * b.weight() / total * KERNEL.of(a.vector(), b.vector());
      }
    }
    return distance;
  }

  @Test
  void representsHeldOutUsersBetterThanChance() {
    List<PoolItem> heldOut = new Prompts(1000).of(300, 3);
    List<PoolItem> pool = new Prompts(1).of(300, 3);
    SelectionPlan plan = SelectionPlan.usual(40, 5);
    List<PoolItem> before =
        items(SELECTOR.select(new Prompts(2).of(200, 3), List.of(), bare(22), Progress.SILENT));

    Selection selection = SELECTOR.select(pool, before, plan, Progress.SILENT);

    double mean = 0;
    for (int k = 0; k < 10; k++) {
      List<PoolItem> random = SystematicSample.draw(pool, 40, 1 - new SplitMix64(k).nextDouble());
      mean += distance(random, heldOut) / 10;
    }
    assertThat(distance(items(selection), heldOut)).isLessThan(.75 * mean);
    assertThat(selection.distance()).isCloseTo(distance(items(selection), pool), within(1e-6));
  }

  @Test
  void holdsTheShapeOfThePlan() {
    List<PoolItem> pool = new Prompts(8).of(150, 3);
    List<PoolItem> retained = new ArrayList<>(new Prompts(9).of(10, 2));
    retained.add(pool.get(17));
    SelectionPlan plan = SelectionPlan.usual(50, 3);

    Selection selection = SELECTOR.select(pool, retained, plan, Progress.SILENT);

    assertThat(items(selection)).hasSize(50).doesNotHaveDuplicates().containsAll(retained);
    assertThat(count(selection, Role.SLICE)).isEqualTo(plan.slice()).isEqualTo(10);
    assertThat(count(selection, Role.RETAINED)).isBetween(20L, 21L);
    assertThat(selection.unmetFloors()).isEmpty();
    double[] probabilities =
        selection.items().stream().mapToDouble(Selected::inclusionProbability).toArray();
    assertThat(probabilities[0]).isBetween(1e-6, 1.0);
    assertThat(probabilities[49]).isNaN();
  }

  @Test
  void fillsCellsThatMatterEvenIfGreedWouldNot() {
    List<PoolItem> pool = new ArrayList<>(new Prompts(8).of(100, 3));
    for (int k = 0; k < 9; k++) {
      pool.add(new PoolItem(Long.MAX_VALUE - k, k, 77, .8, pool.getFirst().vector()));
    }
    SelectionPlan plan = new SelectionPlan(60, 0, 0, 3, .005, .95, 1);
    SelectionPlan without = new SelectionPlan(60, 0, 0, 0, .005, .95, 1);

    long filled = inCell(SELECTOR.select(pool, List.of(), plan, Progress.SILENT), 77);
    long free = inCell(SELECTOR.select(pool, List.of(), without, Progress.SILENT), 77);

    assertThat(free).isZero();
    assertThat(filled).isEqualTo(1);
  }

  @Test
  void takesNoPromptTwice() {
    List<PoolItem> pool = new Prompts(8).of(20, 3);
    List<PoolItem> copies = new ArrayList<>();
    for (PoolItem item : pool.subList(0, 20)) {
      copies.add(new PoolItem(item.key() + 1, 999, item.cell(), 1, item.vector()));
    }
    SelectionPlan plan = new SelectionPlan(40, 12, 20, 3, .005, .95, 4);

    Selection selection = SELECTOR.select(pool, copies, plan, Progress.SILENT);

    assertThat(items(selection)).hasSize(40);
    assertThat(items(selection).stream().map(item -> FloatBuffer.wrap(item.vector())))
        .doesNotHaveDuplicates();
    assertThat(count(selection, Role.SLICE)).isEqualTo(12);
    assertThat(count(selection, Role.RETAINED)).isBetween(10L, 19L);
  }

  @Test
  void takesLikePromptsWhenNothingElseIsLeft() {
    List<PoolItem> pool = List.of(Prompts.at(1, 1, 0, 1, .25), Prompts.at(2, 2, 0, 1, -.25));
    List<PoolItem> between = List.of(Prompts.at(3, 3, 0, 1, 0));
    SelectionPlan plan = new SelectionPlan(2, 0, 1, 3, .005, .95, 4);

    assertThat(items(SELECTOR.select(pool, between, plan, Progress.SILENT)))
        .hasSize(2)
        .containsAll(between);
  }

  @Test
  void namesCellsItHadNoPlaceFor() {
    List<PoolItem> pool = new Prompts(8).of(100, 3);
    SelectionPlan plan = new SelectionPlan(10, 8, 0, 3, .005, .95, 1);

    Selection selection = SELECTOR.select(pool, List.of(), plan, Progress.SILENT);

    assertThat(selection.items()).hasSize(10);
    assertThat(selection.unmetFloors()).isNotEmpty();
  }

  @Test
  void namesCellsThePoolHasTooFewPromptsFor() {
    List<PoolItem> pool = new ArrayList<>(new Prompts(8).of(100, 3));
    pool.add(new PoolItem(Long.MAX_VALUE, 1, 77, 90, pool.getFirst().vector()));
    SelectionPlan plan = new SelectionPlan(60, 0, 0, 3, .005, .95, 1);

    Selection selection = SELECTOR.select(pool, List.of(), plan, Progress.SILENT);

    assertThat(inCell(selection, 77)).isEqualTo(1);
    assertThat(selection.unmetFloors()).containsExactly(77);
  }

  @Test
  void theOrderOfThePoolDoesNotMatter() {
    List<PoolItem> pool = new Prompts(8).of(150, 3);
    List<PoolItem> shuffled = new ArrayList<>(pool);
    Collections.shuffle(shuffled, new Random(2));
    SelectionPlan plan = SelectionPlan.usual(40, 3);

    List<PoolItem> one = items(SELECTOR.select(pool, List.of(), plan, Progress.SILENT));
    List<PoolItem> other = items(SELECTOR.select(shuffled, List.of(), plan, Progress.SILENT));

    assertThat(other).isEqualTo(one);
  }

  @Test
  void everySeedGivesEveryItemItsChanceInTheSlice() {
    List<PoolItem> pool = new Prompts(8).of(12, 2);
    int runs = 2500;
    double[] drawn = new double[pool.size()];
    double[] given = new double[pool.size()];
    for (int run = 0; run < runs; run++) {
      SelectionPlan plan = new SelectionPlan(5, 5, 0, 0, 1, .95, SplitMix64.mix(run));
      for (Selected s : SELECTOR.select(pool, List.of(), plan, Progress.SILENT).items()) {
        drawn[pool.indexOf(s.item())] += 1.0 / runs;
        given[pool.indexOf(s.item())] = s.inclusionProbability();
      }
    }

    for (int i = 0; i < given.length; i++) {
      double error = Math.sqrt(given[i] * (1 - given[i]) / runs);
      assertThat(drawn[i]).isCloseTo(given[i], within(4 * error + 1e-9));
    }
  }

  @Test
  void tellsHowFarItIsAndStopsWhenAsked() {
    List<Double> told = new ArrayList<>();
    List<PoolItem> pool = new Prompts(8).of(150, 3);
    SELECTOR.select(pool, List.of(), bare(20), told::add);
    assertThat(told).isSorted().hasSizeGreaterThan(20);
    assertThat(told.getLast()).isBetween(.8, 1.0);

    Progress stop =
        new Progress() {
          @Override
          public void reached(double share) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> SELECTOR.select(pool, List.of(), bare(20), stop))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void refusesMoreThanThePoolHolds() {
    List<PoolItem> pool = new Prompts(8).of(5, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SELECTOR.select(pool, List.of(), bare(11), Progress.SILENT))
        .withMessageStartingWith("pool of 10 items but a version of 11 is asked for");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SELECTOR.select(pool, pool, SelectionPlan.usual(8, 1), Progress.SILENT));
    assertThatIllegalArgumentException().isThrownBy(() -> new SelectionPlan(5, 3, 3, 0, 1, .95, 1));
  }

  @Test
  void dropsRetainedItemsByEveryRule() {
    List<PreviousItem> previous = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      previous.add(new PreviousItem(Prompts.at(k, k, k % 2, 1, k), Role.CHOSEN, 3, false));
    }
    previous.add(new PreviousItem(Prompts.at(40, 1, 0, 1, 0), Role.SLICE, 0, false));
    previous.add(new PreviousItem(Prompts.at(41, 1, 0, 1, 0), Role.RETAINED, 9, false));
    previous.add(new PreviousItem(Prompts.at(42, 1, 0, 1, 0), Role.RETAINED, 1, true));
    previous.add(new PreviousItem(Prompts.at(43, 1, 0, 1, 0), Role.RETAINED, 8, false));

    List<PoolItem> all = Retention.USUAL.keep(previous, c -> .5, c -> c == 0 ? .25 : .24, 99, 1);
    List<PoolItem> some = Retention.USUAL.keep(previous, c -> .5, c -> .5, 15, 1);
    List<PoolItem> others = Retention.USUAL.keep(previous, c -> .5, c -> .5, 15, 2);

    assertThat(all).hasSize(21).allMatch(item -> item.cell() == 0);
    assertThat(all).extracting(PoolItem::key).contains(43L).doesNotContain(40L, 41L, 42L);
    assertThat(some).hasSize(15);
    Set<PoolItem> both = new HashSet<>(some);
    both.retainAll(others);
    assertThat(both).hasSizeLessThan(15);
  }

  private static List<PoolItem> items(Selection selection) {
    return selection.items().stream().map(Selected::item).toList();
  }

  private static long count(Selection selection, Role role) {
    return selection.items().stream().filter(s -> s.role() == role).count();
  }

  private static long inCell(Selection selection, int cell) {
    return selection.items().stream().filter(s -> s.item().cell() == cell).count();
  }
}
