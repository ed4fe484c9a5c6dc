package dev.tidemark.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  @ParameterizedTest
  @CsvSource({
    "1, .975, 12.7062047362",
    "2, .95, 2.9199855804",
    "10, .975, 2.2281388520",
    "63, .95, 1.6694022217",
    "255, .975, 1.9693105698",
    "1e6, .975, 1.9599663568"
  })
  void knowsTheTables(double degrees, double p, double quantile) {
    StudentT t = new StudentT(degrees);

    assertThat(t.quantile(p)).isCloseTo(quantile, within(1e-8));
    assertThat(t.quantile(1 - p)).isCloseTo(-quantile, within(1e-8));
    assertThat(t.twoSidedP(quantile)).isCloseTo(2 * (1 - p), within(1e-9));
  }

  @Test
  void isHalfAtZero() {
    assertThat(new StudentT(5).cumulative(0)).isCloseTo(.5, within(1e-15));
    assertThat(new StudentT(5).twoSidedP(-3)).isEqualTo(new StudentT(5).twoSidedP(3));
  }

  @Test
  void rejectsProbabilityOne() {
    assertThatThrownBy(() -> new StudentT(5).quantile(1))
        .hasMessage("probability 1.0 but one in (0, 1) is required");
  }
}
