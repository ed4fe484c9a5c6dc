package dev.tidemark.shadow.sample;

import dev.tidemark.shadow.draw.Draws;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Who of a candidate's day is selected.
 *
 * @param candidate id
 * @param probabilities replay probability by the first day it holds for
 */
record Selection(String candidate, NavigableMap<Long, Double> probabilities) {
  /** Copies the map. */
  Selection {
    probabilities = new TreeMap<>(probabilities);
  }

  /** Whether the record is replayed: the same on every replica and at every repetition. */
  boolean selects(Draws draws, String eventId, long day) {
    Map.Entry<Long, Double> holding = probabilities.floorEntry(day);
    return holding != null && draws.replay(candidate, eventId) < holding.getValue();
  }
}
