package dev.tidemark.shadow.attempt;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.chassis.stream.Vectors;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The text of selected interactions, and the embedding of production's answer. */
@Singleton
public class SelectedStore {
  private static final String OF_KEY = " where tenant = $1 and application = $2 and event_id = $3";
  private static final String TEXTS =
      "select texts, trace from interaction" + OF_KEY + " and texts is not null";
  private static final String VECTOR =
      "select answer_vector from interaction" + OF_KEY + " and answer_vector is not null";
  private static final String KEEP = "update interaction set answer_vector = $4" + OF_KEY;

  private final Pool pool;

  SelectedStore(Pool pool) {
    this.pool = pool;
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
  public Uni<Optional<float[]>> vector(Attempt attempt) {
    return Sql.list(pool, VECTOR, key(attempt), row -> Vectors.fromBytes(Sql.bytes(row, 0)))
        .map(found -> found.stream().findFirst());
  }

  /** Keeps the embedding of production's answer for other arms. */
  public Uni<Void> keep(Attempt attempt, float[] vector) {
    return pool.preparedQuery(KEEP)
        .execute(key(attempt).addBuffer(Buffer.buffer(Vectors.toBytes(vector))))
        .replaceWithVoid();
  }

  private static Tuple key(Attempt attempt) {
    ApplicationKey application = attempt.arm().application();
    return Tuple.tuple()
        .addString(application.tenant())
        .addString(application.application())
        .addString(attempt.eventId());
  }
}
