package dev.tidemark.drift.traffic;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts of one partition that are not written yet. Not thread-safe. */
public final class CountDeltas {
  private static final String ADD =
      "insert into day_count as held (tenant, application, day, partition, deployment, counted,"
          + " sketched, without_vector, unknown_upstream, other_cohort, late, last_seen)"
          + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
          + " on conflict (tenant, application, day, partition, deployment) do update"
          + " set counted = held.counted + excluded.counted,"
          + " sketched = held.sketched + excluded.sketched,"
          + " without_vector = held.without_vector + excluded.without_vector,"
          + " unknown_upstream = held.unknown_upstream + excluded.unknown_upstream,"
          + " other_cohort = held.other_cohort + excluded.other_cohort,"
          + " late = held.late + excluded.late,"
          + " last_seen = greatest(held.last_seen, excluded.last_seen)";

  /** What became of a record. */
  public enum Outcome {
    /** In sketches under its own cohort. */
    SKETCHED,
    /** In sketches under cohort "other". */
    SKETCHED_AS_OTHER,
    /** Counted only: blank or truncated. */
    WITHOUT_VECTOR,
    /** Counted only: its inclusion probability is not known. */
    UNKNOWN_UPSTREAM,
    /** Its day was closed before it came. */
    LATE
  }

  private final int partition;
  private final Map<Key, Counts> counts = new HashMap<>();

  private record Key(ApplicationKey application, long day, String deployment) {}

  private static final class Counts {
    private final Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);
    private @Nullable Instant lastSeen;

    void add(Outcome outcome, Instant eventTime) {
      byOutcome.merge(outcome, 1L, Long::sum);
      if (outcome != Outcome.LATE && (lastSeen == null || eventTime.isAfter(lastSeen))) {
        lastSeen = eventTime;
      }
    }

    long of(Outcome outcome) {
      return byOutcome.getOrDefault(outcome, 0L);
    }

    long sketched() {
      return of(Outcome.SKETCHED) + of(Outcome.SKETCHED_AS_OTHER);
    }

    long counted() {
      return sketched() + of(Outcome.WITHOUT_VECTOR) + of(Outcome.UNKNOWN_UPSTREAM);
    }
  }

  /**
   * @param partition whose rows these are
   */
  public CountDeltas(int partition) {
    this.partition = partition;
  }

  /**
   * Counts a record.
   *
   * @param deployment as stamped, empty when unknown
   */
  public void add(
      ApplicationKey application, long day, String deployment, Outcome outcome, Instant eventTime) {
    counts
        .computeIfAbsent(new Key(application, day, deployment), key -> new Counts())
        .add(outcome, eventTime);
  }

  /** Forgets what was written. */
  public void clear() {
    counts.clear();
  }

  /** Adds to the stored rows; leaves the deltas as they are. */
  public Uni<Void> write(SqlConnection transaction) {
    List<Tuple> rows =
        counts.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
    return Sql.batch(transaction, ADD, rows);
  }

  private Tuple row(Key key, Counts counted) {
    Instant seen = counted.lastSeen;
    return Tuple.tuple()
        .addString(key.application().tenant())
        .addString(key.application().application())
        .addLong(key.day())
        .addInteger(partition)
        .addString(key.deployment())
        .addLong(counted.counted())
        .addLong(counted.sketched())
        .addLong(counted.of(Outcome.WITHOUT_VECTOR))
        .addLong(counted.of(Outcome.UNKNOWN_UPSTREAM))
        .addLong(counted.of(Outcome.SKETCHED_AS_OTHER))
        .addLong(counted.of(Outcome.LATE))
        .addOffsetDateTime(seen == null ? null : seen.atOffset(ZoneOffset.UTC));
  }
}
