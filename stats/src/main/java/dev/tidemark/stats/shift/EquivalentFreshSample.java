package dev.tidemark.stats.shift;

import dev.tidemark.stats.Interval;

/**
 * EFS = V / v: the number of freshly drawn prompts that would represent production as well as a
 * fixed set does.
 *
 * <p>Since E|mu_S - mu_P|^2 = V/n for n independent draws S, a set at squared distance v is worth
 * V/v of them.
 *
 * @param setSize m, items in the set
 * @param value V / v; infinite if the estimate of v is not positive
 * @param interval limits V/v_high and V/v_low; the upper is infinite if v_low is not positive (say
 *     "at least" the lower limit), both are if even v_high is not
 * @param ratio m / EFS: 1 is as good as a fresh random set of the same size, larger is worse
 * @param light by {@code value} and {@code interval}
 */
public record EquivalentFreshSample(
    int setSize, double value, Interval interval, double ratio, TrafficLight light) {

  /**
   * EFS from a distance and its interval.
   *
   * @param setSize m, at least 1
   * @param kernelVariance V, greater than 0
   * @param distance estimate of v; may be 0 or negative
   * @param interval interval of v
   * @return EFS with interval and light
   */
  public static EquivalentFreshSample of(
      int setSize, double kernelVariance, double distance, Interval interval) {
    double value = sample(kernelVariance, distance);
    Interval limits =
        new Interval(
            sample(kernelVariance, interval.high()), sample(kernelVariance, interval.low()));
    return new EquivalentFreshSample(
        setSize, value, limits, setSize / value, TrafficLight.of(setSize, value, limits));
  }

  private static double sample(double kernelVariance, double distance) {
    return distance > 0 ? kernelVariance / distance : Double.POSITIVE_INFINITY;
  }
}
