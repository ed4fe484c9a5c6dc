package dev.tidemark.quickstart.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param measure what was measured
 * @param value the number
 * @param unit its unit; "1" for a plain number
 * @param low lower end of its interval, or null if it has none
 * @param high upper end of its interval, or null if it has none
 * @param baseline what it is compared with, or null
 * @param baselineValue the baseline in the same unit, or null
 * @param goal what must hold, or null
 * @param holds whether it does, or null without a goal
 */
record BenchRow(
    String measure,
    double value,
    String unit,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable String baseline,
    @Nullable Double baselineValue,
    @Nullable String goal,
    @Nullable Boolean holds) {

  static BenchRow of(String measure, double value, String unit) {
    return new BenchRow(measure, value, unit, null, null, null, null, null, null);
  }

  BenchRow between(double from, double to) {
    return new BenchRow(measure, value, unit, from, to, baseline, baselineValue, goal, holds);
  }

  BenchRow against(String other, double otherValue) {
    return new BenchRow(measure, value, unit, low, high, other, otherValue, goal, holds);
  }

  BenchRow mustHold(String text, boolean held) {
    return new BenchRow(measure, value, unit, low, high, baseline, baselineValue, text, held);
  }

  /** Value over baseline, or null without one. */
  @Nullable Double ratio() {
    return baselineValue == null || baselineValue == 0 ? null : value / baselineValue;
  }
}
