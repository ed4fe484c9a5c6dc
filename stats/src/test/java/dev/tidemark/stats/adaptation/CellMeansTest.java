package dev.tidemark.stats.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CellMeansTest {

  private static final float[] NO_PATTERNS = {};

  @Test
  void shrinksEachCellByFivePseudoPrompts() {
    CellMeans means = CellMeans.shrunk(new long[] {5, 0}, new double[][] {{10, 5}, {0, 0}});

    // Overall mean (2, 1): the empty cell takes it, the other stays since it is the overall mean.
    assertThat(means.mean(0)).containsExactly(new double[] {2, 1}, within(1e-12));
    assertThat(means.mean(1)).containsExactly(new double[] {2, 1}, within(1e-12));
    CellMeans unequal = CellMeans.shrunk(new long[] {5, 5}, new double[][] {{10}, {0}});
    assertThat(unequal.mean(0)[0]).isCloseTo((10 + 5) / 10.0, within(1e-12));
    assertThat(unequal.mean(1)[0]).isCloseTo(5 / 10.0, within(1e-12));
  }

  @Test
  void splitsAMeanIntoTopicAndWordingExactly() {
    CellMeans means = CellMeans.shrunk(new long[] {4, 4}, new double[][] {{4, 0}, {0, 4}});
    PanelSums sums = new PanelSums(2);
    sums.add(0, new float[] {.9f, .3f});
    sums.add(0, new float[] {.7f, .1f});
    sums.add(1, new float[] {.2f, .8f});

    PanelPeriod period = means.split(sums, NO_PATTERNS);

    assertThat(period.prompts()).isEqualTo(3);
    double expectedTopic = (2 * means.mean(0)[0] + means.mean(1)[0]) / 3;
    assertThat((double) period.topic()[0]).isCloseTo(expectedTopic, within(1e-7));
    for (int j = 0; j < 2; j++) {
      assertThat((double) period.topic()[j] + period.wording()[j])
          .isCloseTo(sums.featureSum()[j] / 3, within(1e-7));
    }
  }

  @Test
  void streamingMixAndWithinAddUpToTheToyCheck() {
    // Shares (.5, .5) -> (.3, .7), means (10, 20) -> (12, 20): mix 2.0, within .6, total 2.6.
    int many = 1_000_000;
    CellMeans means =
        CellMeans.shrunk(new long[] {many, many}, new double[][] {{10.0 * many}, {20.0 * many}});
    PanelPeriod before =
        means.split(new PanelSums(10, new double[] {150}, Map.of(0, 5, 1, 5)), NO_PATTERNS);
    PanelPeriod after =
        means.split(new PanelSums(10, new double[] {176}, Map.of(0, 3, 1, 7)), NO_PATTERNS);

    assertThat((double) after.topic()[0] - before.topic()[0]).isCloseTo(2.0, within(1e-3));
    assertThat((double) after.wording()[0] - before.wording()[0]).isCloseTo(.6, within(1e-3));
  }

  @Test
  void daysMergeIntoPeriods() {
    PanelSums monday = new PanelSums(1);
    monday.add(4, new float[] {1});
    PanelSums tuesday = new PanelSums(1);
    tuesday.add(4, new float[] {2});
    tuesday.add(1, new float[] {3});

    monday.merge(tuesday);

    assertThat(monday.prompts()).isEqualTo(3);
    assertThat(monday.featureSum()).containsExactly(6);
    assertThat(monday.cellCounts()).containsExactly(Map.entry(1, 1), Map.entry(4, 2));
  }

  @Test
  void rejectsSumsThatContradictTheirCells() {
    assertThatThrownBy(() -> new PanelSums(3, new double[1], Map.of(0, 2)))
        .hasMessage("3 prompts but 2 in cells; both must count the same prompts");
    assertThatThrownBy(() -> CellMeans.shrunk(new long[2], new double[2][3]))
        .hasMessage("no prompt in any cell but cell means need at least one");
  }
}
