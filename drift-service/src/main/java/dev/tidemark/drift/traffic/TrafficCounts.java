package dev.tidemark.drift.traffic;

import dev.tidemark.chassis.application.ApplicationKey;
import java.util.List;

/**
 * What became of one batch at ingest.
 *
 * @param application it was sent to
 * @param strata one entry a stratum and day
 */
record TrafficCounts(ApplicationKey application, List<Stratum> strata) {

  /** Copies the entries. */
  TrafficCounts {
    strata = List.copyOf(strata);
  }

  /**
   * Counts of one stratum and day.
   *
   * @param name of the stratum; empty for items refused before they had one
   * @param counts of the day
   */
  record Stratum(String name, TrafficDay counts) {}
}
