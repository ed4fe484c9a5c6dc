package dev.tidemark.ingest.traffic;

/**
 * Interactions of one batch, stratum and day; {@code received} is the sum of the others.
 *
 * @param stratum name of the stratum; empty when it was never known
 * @param day day in the application's time zone, days since 1970-01-01
 * @param sampled handed to Kafka
 * @param unsampled not selected
 * @param rejected refused
 */
public record TrafficCount(String stratum, long day, long sampled, long unsampled, long rejected) {

  /** Interactions that arrived. */
  public long received() {
    return sampled + unsampled + rejected;
  }

  TrafficCount plus(TrafficCount other) {
    return new TrafficCount(
        stratum,
        day,
        sampled + other.sampled,
        unsampled + other.unsampled,
        rejected + other.rejected);
  }
}
