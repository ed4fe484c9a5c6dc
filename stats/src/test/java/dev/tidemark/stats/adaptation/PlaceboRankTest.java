package dev.tidemark.stats.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceboRankTest {

  @Test
  void ranksAmongPlaceboDates() {
    PlaceboRank rank = PlaceboRank.of(.9, new double[] {.2, 1.1, .4, .3});

    assertThat(rank.p()).isCloseTo(2 / 5.0, within(1e-12));
    assertThat(rank.excess()).isCloseTo(.9 - .35, within(1e-12));
    assertThat(rank.label()).isEqualTo(AdaptationLabel.SUGGESTIVE);
    assertThat(rank.placebos()).isEqualTo(4);
  }

  @Test
  void isNeverBelowOneOverPlacebosPlusOne() {
    assertThat(PlaceboRank.of(9, new double[] {1, 1, 1}).p()).isEqualTo(.25);
  }

  @Test
  void saysHowManyPlaceboDatesAreMissing() {
    PlaceboRank rank = PlaceboRank.of(.9, new double[] {.2});

    assertThat(rank.label()).isEqualTo(AdaptationLabel.INSUFFICIENT);
    assertThat(rank.p()).isNaN();
    assertThat(rank.reason())
        .isEqualTo("1 placebo dates with full windows, 3 needed; wait for more traffic");
  }

  @Test
  void statisticIsTheUnbiasedSquaredMeanChange() {
    List<PanelUser> users = List.of(user(1, 0), user(0, 2), user(3, 1), few());

    // Changes (1,0), (0,2), (3,1): sum (4,3), |sum|^2 = 25, squares 1 + 4 + 10.
    assertThat(PlaceboRank.statistic(users).orElseThrow()).isCloseTo(10 / 6.0, within(1e-7));
    assertThat(PlaceboRank.statistic(List.of(user(1, 0)))).isEmpty();
  }

  private static PanelUser user(float x, float y) {
    return new PanelUser(0, period(3, 1, 1), period(4, 1 + x, 1 + y));
  }

  private static PanelUser few() {
    return new PanelUser(0, period(3, 0, 0), period(2, 50, 50));
  }

  private static PanelPeriod period(int prompts, float x, float y) {
    return new PanelPeriod(prompts, new float[] {x, y}, new float[2], new float[0]);
  }
}
