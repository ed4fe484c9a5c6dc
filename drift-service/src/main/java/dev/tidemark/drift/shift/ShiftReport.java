package dev.tidemark.drift.shift;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.shift.ShiftEstimate;
import java.util.Optional;

/**
 * Distance of a window of production from a reference window.
 *
 * @param windows what was compared; empty while there are too few days
 * @param space space of the sketches; empty before the first one
 * @param mmd2 cluster-correct squared maximum mean discrepancy
 * @param noiseFloor standard deviation of it when nothing changes; NaN without a number
 * @param smallestDetectable found in 80 % of one-sided 5 % tests; NaN without a number
 * @param kernelVariance of the window, the scale of the distance; NaN without a number
 * @param evalSet how the window compares with the eval set in force; empty without a version
 */
public record ShiftReport(
    Optional<ShiftWindows> windows,
    String space,
    Estimate mmd2,
    double noiseFloor,
    double smallestDetectable,
    double kernelVariance,
    Optional<EvalSetShift> evalSet) {

  static ShiftReport of(
      ShiftWindows windows, String space, ShiftEstimate shift, double kernelVariance) {
    return new ShiftReport(
        Optional.of(windows),
        space,
        estimate(shift),
        shift.sd0(),
        shift.detectable(),
        kernelVariance,
        Optional.empty());
  }

  static ShiftReport insufficient(String space, String reason) {
    return new ShiftReport(
        Optional.empty(),
        space,
        Estimate.insufficient(0, reason),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Optional.empty());
  }

  ShiftReport with(Optional<EvalSetShift> compared) {
    return new ShiftReport(
        windows, space, mmd2, noiseFloor, smallestDetectable, kernelVariance, compared);
  }

  /** The report in one sentence, every number with its interval. */
  public String sentence() {
    return ShiftSentence.of(this);
  }

  static Estimate estimate(ShiftEstimate shift) {
    return shift.ok()
        ? Estimate.of(shift.value(), shift.interval(), shift.n(), shift.nEff())
        : Estimate.insufficient(shift.n(), shift.reason());
  }
}
