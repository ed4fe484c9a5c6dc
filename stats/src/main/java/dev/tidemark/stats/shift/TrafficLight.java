package dev.tidemark.stats.shift;

/** How well a fixed set represents production, against a fresh random set of its size. */
public enum TrafficLight {
  /** At least as good as a fresh random set: EFS at least m. */
  GREEN,
  /** Worth between a quarter and all of its size: EFS in [m/4, m). */
  AMBER,
  /** Worth less than a quarter of its size: EFS below m/4. */
  RED
}
