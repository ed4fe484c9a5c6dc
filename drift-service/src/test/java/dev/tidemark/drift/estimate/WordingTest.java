package dev.tidemark.drift.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.drift.application.DayRange;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.Interval;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void givesValueAndLimitsOnOnePowerOfTen() {
    Estimate estimate = Estimate.of(8.71e-4, new Interval(7.42e-4, 9.98e-4), 700, 400);

    assertThat(plain(Wording.withInterval(estimate)))
        .isEqualTo("8.7 × 10⁻⁴ (95 % interval 7.4 to 10.0)");
  }

  @Test
  void writesMinusAsMinus() {
    Estimate estimate = Estimate.of(-2e-6, new Interval(-5e-5, 4e-5), 700, 400);

    assertThat(plain(Wording.withInterval(estimate)))
        .isEqualTo("−0.2 × 10⁻⁵ (95 % interval −5.0 to 4.0)");
  }

  @Test
  void keepsNumbersTogether() {
    Estimate estimate = Estimate.of(8.71e-4, new Interval(7.42e-4, 9.98e-4), 700, 400);

    assertThat(Wording.beside(estimate, 4e-5)).isEqualTo("0.40\u00a0×\u00a010⁻⁴");
    assertThat(Wording.p(0.0123)).isEqualTo("p\u00a0=\u00a00.012");
  }

  @Test
  void namesTheMonthOnceWithinAMonth() {
    assertThat(plain(Wording.days(days("2026-04-06", "2026-04-12"))))
        .isEqualTo("6 to 12 April 2026");
    assertThat(plain(Wording.days(days("2026-03-30", "2026-04-05"))))
        .isEqualTo("30 March to 5 April 2026");
    assertThat(plain(Wording.days(days("2026-12-28", "2027-01-03"))))
        .isEqualTo("28 December 2026 to 3 January 2027");
  }

  private static DayRange days(String first, String last) {
    return new DayRange(LocalDate.parse(first).toEpochDay(), LocalDate.parse(last).toEpochDay());
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
