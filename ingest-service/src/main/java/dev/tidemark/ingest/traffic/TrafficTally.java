package dev.tidemark.ingest.traffic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what became of the items of one batch, by stratum and day. */
public final class TrafficTally {
  private record Cell(String stratum, long day) {}

  private final ZoneId zone;
  private final Map<Cell, TrafficCount> counts = new LinkedHashMap<>();

  public TrafficTally(ZoneId zone) {
    this.zone = zone;
  }

  /** Counts an item handed to Kafka. */
  public void sampled(String stratum, Instant time) {
    add(stratum, time, 1, 0, 0);
  }

  /** Counts items not selected. */
  public void unsampled(String stratum, Instant time, long items) {
    add(stratum, time, 0, items, 0);
  }

  /** Counts a refused item. */
  public void rejected(String stratum, Instant time) {
    add(stratum, time, 0, 0, 1);
  }

  /** The counts in order of first appearance. */
  public List<TrafficCount> counts() {
    return List.copyOf(counts.values());
  }

  private void add(String stratum, Instant time, long sampled, long unsampled, long rejected) {
    long day = LocalDate.ofInstant(time, zone).toEpochDay();
    TrafficCount count = new TrafficCount(stratum, day, sampled, unsampled, rejected);
    counts.merge(new Cell(stratum, day), count, TrafficCount::plus);
  }
}
