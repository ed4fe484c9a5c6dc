package dev.tidemark.shadow.verdict;

import dev.tidemark.chassis.application.ApplicationKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** How far the intake has come: what it wrote with its results, the same on all replicas. */
@Singleton
class IntakeTimeStore {
  private static final String LEAST =
      "select min(event_time) from intake_watermark where stream = $1 and tenant = $2"
          + " and application = $3 and seen_at >= $4";

  private final Pool pool;

  IntakeTimeStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * The least event time that a partition with records of the application has reached.
   *
   * @param quiet partitions that read nothing of the application since then do not count
   * @return empty when no partition counts
   */
  Uni<Optional<Instant>> least(ApplicationKey application, String stream, Instant quiet) {
    return pool.preparedQuery(LEAST)
        .execute(
            Tuple.of(
                stream,
                application.tenant(),
                application.application(),
                OffsetDateTime.ofInstant(quiet, ZoneOffset.UTC)))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0)))
        .map(least -> least.map(OffsetDateTime::toInstant));
  }
}
