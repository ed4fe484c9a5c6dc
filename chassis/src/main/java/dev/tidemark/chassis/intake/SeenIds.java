package dev.tidemark.chassis.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Event ids of one partition that have been counted and may still come again. */
final class SeenIds {
  private final Map<IdBucket.Scope, TreeMap<Long, IdSet>> scopes = new HashMap<>();
  private final Map<IdBucket.Scope, Long> floors = new HashMap<>();

  /** Whether the id is in any bucket of its scope. */
  boolean contains(IdBucket.Scope scope, EventId id) {
    TreeMap<Long, IdSet> buckets = scopes.get(scope);
    return buckets != null && buckets.values().stream().anyMatch(set -> set.contains(id));
  }

  /** Remembers the id; false if its bucket has been forgotten already. */
  boolean add(IdBucket bucket, EventId id) {
    if (bucket.number() < floors.getOrDefault(bucket.scope(), Long.MIN_VALUE)) {
      return false;
    }
    scopes
        .computeIfAbsent(bucket.scope(), scope -> new TreeMap<>())
        .computeIfAbsent(bucket.number(), number -> new IdSet())
        .add(id);
    return true;
  }

  /** Forgets the buckets below the floor; true if the floor rose. A floor never sinks. */
  boolean forget(IdBucket.Scope scope, long floor) {
    if (floor <= floors.getOrDefault(scope, Long.MIN_VALUE)) {
      return false;
    }
    floors.put(scope, floor);
    TreeMap<Long, IdSet> buckets = scopes.get(scope);
    if (buckets != null) {
      buckets.headMap(floor).clear();
    }
    return true;
  }

  /** Number of ids held. */
  long size() {
    return scopes.values().stream()
        .flatMap(buckets -> buckets.values().stream())
        .mapToLong(IdSet::size)
        .sum();
  }

  void clear() {
    scopes.clear();
    floors.clear();
  }
}
