package dev.tidemark.stats.shift;

import dev.tidemark.stats.Interval;

/** How well a fixed set represents production, against a fresh random set of its size. */
public enum TrafficLight {
  /** At least as good as a fresh random set: EFS at least m. */
  GREEN,
  /** Worth between a quarter and all of its size: EFS in [m/4, m). */
  AMBER,
  /** Worth less than a quarter of its size: EFS below m/4. */
  RED,
  /** The interval of EFS goes with red as well as with green: too little traffic to tell. */
  UNDECIDED;

  /**
   * The light of an equivalent fresh sample.
   *
   * @param setSize m, items in the set
   * @param value EFS; may be infinite
   * @param limits its interval; may be infinite
   * @return UNDECIDED if the interval reaches from below m/4 to m or more, else by {@code value}
   */
  public static TrafficLight of(int setSize, double value, Interval limits) {
    if (4 * limits.low() < setSize && limits.high() >= setSize) {
      return UNDECIDED;
    }
    if (value >= setSize) {
      return GREEN;
    }
    return 4 * value >= setSize ? AMBER : RED;
  }
}
