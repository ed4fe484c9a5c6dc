package dev.tidemark.shadow.attempt;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.shadow.similarity.Embedding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The text of selected interactions, and the embedding of production's answer. */
@Singleton
public class SelectedStore {
  private static final String OF_KEY = " where tenant = $1 and application = $2 and event_id = $3";
  private static final String TEXTS =
      "select texts, trace from interaction" + OF_KEY + " and texts is not null";
  private static final String EMBEDDING =
      "select answer_space, answer_vector from interaction"
          + OF_KEY
          + " and answer_vector is not null";
  private static final String CLAIM =
      "update interaction set embedding_until = now() + $4 * interval '1 millisecond'"
          + OF_KEY
          + " and answer_vector is null"
          + " and (embedding_until is null or embedding_until < now())";
  private static final String RELEASE = "update interaction set embedding_until = null" + OF_KEY;
  private static final String KEEP =
      "update interaction set answer_space = $4, answer_vector = $5, embedding_until = null"
          + OF_KEY
          + " and texts is not null";

  private final Pool pool;
  private final AttemptStore attempts;

  SelectedStore(Pool pool, AttemptStore attempts) {
    this.pool = pool;
    this.attempts = attempts;
  }

  /** The text of an attempt's interaction; empty when it has been dropped. */
  public Uni<Optional<Selected>> find(Attempt attempt) {
    return Sql.list(pool, TEXTS, key(attempt), SelectedStore::toSelected)
        .map(found -> found.stream().findFirst());
  }

  private static Selected toSelected(Row row) {
    return SelectedMapper.fromBytes(Sql.bytes(row, 0)).in(row.getString(1));
  }

  /** The embedding of production's answer, if it is known. */
  public Uni<Optional<Embedding>> embedding(Attempt attempt) {
    return Sql.list(pool, EMBEDDING, key(attempt), SelectedStore::toEmbedding)
        .map(found -> found.stream().findFirst());
  }

  private static Embedding toEmbedding(Row row) {
    return new Embedding(row.getString(0), Vectors.fromBytes(Sql.bytes(row, 1)));
  }

  /**
   * Claims the embedding of production's answer, so that one arm makes it for all.
   *
   * @param work longest time it takes; beyond it and a margin somebody else may claim it
   * @return whether it is the caller's to make: nobody has made it or is making it
   */
  public Uni<Boolean> claimEmbedding(Attempt attempt, Duration work) {
    return pool.preparedQuery(CLAIM)
        .execute(key(attempt).addLong(attempts.lease(work)))
        .map(rows -> rows.rowCount() > 0);
  }

  /** Lets another arm try: it was claimed and could not be made. */
  public Uni<Void> releaseEmbedding(Attempt attempt) {
    return pool.preparedQuery(RELEASE).execute(key(attempt)).replaceWithVoid();
  }

  /** Keeps the embedding of production's answer for other arms, as long as its text. */
  public Uni<Void> keep(Attempt attempt, Embedding made) {
    Tuple values =
        key(attempt)
            .addString(made.space())
            .addBuffer(Buffer.buffer(Vectors.toBytes(made.vector())));
    return pool.preparedQuery(KEEP).execute(values).replaceWithVoid();
  }

  private static Tuple key(Attempt attempt) {
    ApplicationKey application = attempt.arm().application();
    return Tuple.tuple()
        .addString(application.tenant())
        .addString(application.application())
        .addString(attempt.eventId());
  }
}
