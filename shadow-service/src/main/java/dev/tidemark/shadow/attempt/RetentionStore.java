package dev.tidemark.shadow.attempt;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Drops what is kept no longer. */
@Singleton
public class RetentionStore {
  private static final String DROP_TEXTS =
      "with old as (update interaction set texts = null, answer_vector = null"
          + " where texts is not null and created_at < now() - $1 * interval '1 second'"
          + " returning tenant, application, event_id)"
          + " update attempt a set answer = null from old where a.tenant = old.tenant"
          + " and a.application = old.application and a.event_id = old.event_id";
  private static final String DROP_ATTEMPTS =
      "delete from attempt where created_at < now() - $1 * interval '1 second'";
  private static final String DROP_INTERACTIONS =
      "delete from interaction where created_at < now() - $1 * interval '1 second'";
  private static final String DROP_FEEDBACK =
      "delete from feedback where created_at < now() - $1 * interval '1 second'";

  private final Pool pool;
  private final AttemptConfig config;

  RetentionStore(Pool pool, AttemptConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /** Drops texts first, later the rest. */
  public Uni<Void> dropOld() {
    Tuple scores = Tuple.of(config.keepScores().toSeconds());
    return pool.preparedQuery(DROP_TEXTS)
        .execute(Tuple.of(config.keepTexts().toSeconds()))
        .chain(() -> pool.preparedQuery(DROP_ATTEMPTS).execute(scores))
        .chain(() -> pool.preparedQuery(DROP_INTERACTIONS).execute(scores))
        .chain(() -> pool.preparedQuery(DROP_FEEDBACK).execute(scores))
        .replaceWithVoid();
  }
}
