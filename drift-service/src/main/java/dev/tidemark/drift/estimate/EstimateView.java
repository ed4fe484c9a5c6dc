package dev.tidemark.drift.estimate;

import dev.tidemark.stats.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * An estimate as JSON: numbers are null when there are none, never 0.
 *
 * @param status OK or INSUFFICIENT
 * @param level confidence level of the interval
 * @param reason null when OK
 */
public record EstimateView(
    String status,
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    double level,
    long n,
    @Nullable Double nEff,
    @Nullable String reason) {

  /** View of an estimate. */
  public static EstimateView of(Estimate estimate) {
    return new EstimateView(
        estimate.ok() ? "OK" : "INSUFFICIENT",
        number(estimate.value()),
        number(estimate.interval().low()),
        number(estimate.interval().high()),
        estimate.level(),
        estimate.n(),
        number(estimate.nEff()),
        estimate.ok() ? null : estimate.reason());
  }

  /** The number, or null when it is not finite: JSON has no NaN. */
  public static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
