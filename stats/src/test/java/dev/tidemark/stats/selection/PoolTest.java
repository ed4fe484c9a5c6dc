package dev.tidemark.stats.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.random.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PoolTest {

  @Test
  void capKeepsTheSmallestKeysAndTheRequestsTheyStandFor() {
    List<PoolItem> items =
        LongStream.of(70, 30, 50, 10, 60, 20, 40)
            .mapToObj(key -> Prompts.at(key, 1, 0, 2, 0))
            .collect(Collectors.toCollection(ArrayList::new));
    items.add(Prompts.at(5, 2, 0, 3, 0));

    List<PoolItem> capped = UserCap.apply(items, 5);

    assertThat(capped).extracting(PoolItem::key).containsExactly(5L, 10L, 20L, 30L, 40L, 50L);
    assertThat(capped.getFirst().weight()).isEqualTo(3);
    assertThat(capped.getLast().weight()).isCloseTo(2 * 7 / 5.0, within(1e-12));
    assertThat(PoolItem.totalWeight(capped)).isCloseTo(17, within(1e-12));
  }

  /** User 1 sends "a" at keys 1, 3, 5, 7, 9, 11 and something else at each of 2, 4, 6, 8. */
  @Test
  void copiesOfACappedUserKeepTheWeightOfEveryText() {
    List<PoolItem> items =
        IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 11)
            .mapToObj(key -> Prompts.at(key, 1, 0, 3, key % 2 == 0 ? key : 0))
            .collect(Collectors.toCollection(ArrayList::new));
    items.add(Prompts.at(13, 2, 1, 5, 0));

    Pool pool =
        Pool.of(items, key -> key % 2 == 0 ? "b" + key : "a", PoolRule.USUAL, 1, Progress.SILENT);

    // Of his first five three are "a"; each stands for two of his ten.
    assertThat(pool.items()).extracting(PoolItem::key).containsExactly(1L, 2L, 4L);
    assertThat(pool.items()).extracting(PoolItem::weight).containsExactly(3 * 6.0 + 5, 6.0, 6.0);
    assertThat(PoolItem.totalWeight(pool.items())).isEqualTo(10 * 3 + 5);
    assertThat(pool.merged()).isEqualTo(3);
  }

  @Test
  void nearDuplicatesOfOneCellBecomeOneItemWithAllTheirWeight() {
    double near = Math.acos(.96);
    double apart = Math.acos(.94);
    List<PoolItem> items =
        List.of(
            Prompts.at(3, 1, 0, 1, near),
            Prompts.at(1, 2, 0, 2, 0),
            Prompts.at(2, 3, 1, 4, 0),
            Prompts.at(4, 4, 0, 8, -apart));

    List<PoolItem> merged = NearDuplicates.merge(items, .95, Progress.SILENT);

    assertThat(merged).extracting(PoolItem::key).containsExactly(1L, 2L, 4L);
    assertThat(merged).extracting(PoolItem::weight).containsExactly(3.0, 4.0, 8.0);
  }

  @Test
  void anItemJoinsTheNearestOfThoseKept() {
    List<PoolItem> items =
        List.of(Prompts.at(1, 1, 0, 1, 0), Prompts.at(2, 1, 0, 1, .5), Prompts.at(3, 1, 0, 1, .3));

    List<PoolItem> merged = NearDuplicates.merge(items, .95, Progress.SILENT);

    assertThat(merged).extracting(PoolItem::weight).containsExactly(1.0, 2.0);
  }

  @Test
  void samplingKeepsTheWeightOfThePoolAndTheShareOfEveryCell() {
    List<PoolItem> items = new Prompts(3).of(200, 5);
    double total = PoolItem.totalWeight(items);
    int size = 150;

    List<PoolItem> drawn = SystematicSample.draw(items, size, .37);

    assertThat(drawn).hasSize(size);
    assertThat(PoolItem.totalWeight(drawn)).isCloseTo(total, within(1e-9 * total));
    for (int cell = 0; cell < 12; cell++) {
      assertThat(inCell(drawn, cell)).isCloseTo(inCell(items, cell), within(total / size));
    }
  }

  private static double inCell(List<PoolItem> items, int cell) {
    return PoolItem.totalWeight(items.stream().filter(i -> i.cell() == cell).toList());
  }

  @Test
  void samplingDrawsInProportionToWeight() {
    List<PoolItem> items = new Prompts(4).of(6, 3);
    int starts = 2000;
    double[] drawn = new double[items.size()];
    for (int k = 0; k < starts; k++) {
      List<Long> keys =
          SystematicSample.draw(items, 7, (k + .5) / starts).stream().map(PoolItem::key).toList();
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] += keys.contains(items.get(i).key()) ? 1.0 / starts : 0;
      }
    }

    double[] expected =
        InclusionProbabilities.of(items.stream().mapToDouble(PoolItem::weight).toArray(), 7);
    assertThat(drawn).containsExactly(expected, within(1.5 / starts));
  }

  @Test
  void heavyItemsAreCertain() {
    assertThat(InclusionProbabilities.of(new double[] {1, 7, 1, 1}, 2))
        .containsExactly(new double[] {1 / 3.0, 1, 1 / 3.0, 1 / 3.0}, within(1e-12));
    assertThat(InclusionProbabilities.of(new double[] {2, 1, 1}, 2))
        .containsExactly(new double[] {1, .5, .5}, within(1e-12));
    assertThat(InclusionProbabilities.of(new double[] {3, 5}, 2)).containsExactly(1, 1);
    assertThat(InclusionProbabilities.of(new double[] {3, 5}, 0)).containsExactly(0, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InclusionProbabilities.of(new double[] {3, 5}, 3));
  }

  @Test
  void duelsKeepEveryProbability() {
    double[] given = {.2, 1, .7, .05, .55, .9, 0, .35, .25};
    int runs = 40_000;
    double[] drawn = new double[given.length];
    SplitMix64 random = new SplitMix64(11);
    for (int k = 0; k < runs; k++) {
      int[] sample = PivotalSample.draw(given, random);
      assertThat(sample.length).isEqualTo(4);
      for (int i : sample) {
        drawn[i] += 1.0 / runs;
      }
    }

    for (int i = 0; i < given.length; i++) {
      double error = Math.sqrt(given[i] * (1 - given[i]) / runs);
      assertThat(drawn[i]).isCloseTo(given[i], within(4 * error + 1e-9));
    }
  }

  @Test
  void theOrderOfThePromptsDoesNotMatter() {
    List<PoolItem> items = new Prompts(5).of(60, 8);
    List<PoolItem> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, new Random(1));
    PoolRule rule = new PoolRule(5, .7, 120);

    Pool pool = Pool.of(items, Long::toString, rule, 9, Progress.SILENT);
    Pool same = Pool.of(shuffled, Long::toString, rule, 9, Progress.SILENT);

    assertThat(same.items()).extracting(PoolItem::key).isEqualTo(keys(pool));
    assertThat(same.items()).extracting(PoolItem::weight).isEqualTo(weights(pool));
    int overCap = 60 * 3;
    assertThat(overCap + pool.merged() + pool.notDrawn() + 120).isEqualTo(items.size());
    assertThat(pool.merged()).isPositive();
  }

  private static List<Long> keys(Pool pool) {
    return pool.items().stream().map(PoolItem::key).toList();
  }

  private static List<Double> weights(Pool pool) {
    return pool.items().stream().map(PoolItem::weight).toList();
  }

  @Test
  void refusesWhatIsNoPrompt() {
    PoolItem item = Prompts.at(1, 1, 0, 1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UserCap.apply(List.of(item, item), 5))
        .withMessage("two items have the key 1; count every prompt once");
    assertThatIllegalArgumentException().isThrownBy(() -> Prompts.at(1, 1, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Prompts.at(1, 1, -1, 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PoolItem(1, 1, 0, 1, new float[] {0, 0}))
        .withMessageContaining("norm 1 within 0.001 is required");
    assertThatIllegalArgumentException().isThrownBy(() -> new PoolRule(0, .95, 1));
  }

  @Test
  void stopsWhenAsked() {
    Progress stop =
        new Progress() {
          @Override
          public void reached(double share) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };

    assertThatThrownBy(
            () -> Pool.of(new Prompts(5).of(60, 8), Long::toString, PoolRule.USUAL, 9, stop))
        .isInstanceOf(CancellationException.class);
  }
}
