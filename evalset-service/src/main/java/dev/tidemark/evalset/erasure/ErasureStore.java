package dev.tidemark.evalset.erasure;

import dev.tidemark.chassis.erasure.Eraser;
import dev.tidemark.chassis.erasure.Erasure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;

/** Deletes prompts of the pool and leaves tombstones in versions. */
final class ErasureStore implements Eraser {
  private static final String OF_USER = " where tenant = $1 and application = $2 and unit = $3";
  private static final String ERASE =
      "with pooled as (delete from pool_item"
          + OF_USER
          + " returning 1), stones as (update item set source_id = null, unit = null, salt = null,"
          + " content = null, vector = null, deployment = null, day = null, erased_at = now()"
          + OF_USER
          + " returning 1)"
          + " insert into erasure as held (tenant, application, unit, erasure_id, erased_at,"
          + " pool_rows, tombstones) values ($1, $2, $3, $4, $5,"
          + " (select count(*) from pooled), (select count(*) from stones))"
          + " on conflict (tenant, application, unit) do update"
          + " set erasure_id = excluded.erasure_id,"
          + " erased_at = greatest(held.erased_at, excluded.erased_at),"
          + " pool_rows = held.pool_rows + excluded.pool_rows,"
          + " tombstones = held.tombstones + excluded.tombstones";

  @Override
  public Uni<Void> erase(SqlConnection transaction, Erasure erasure) {
    return transaction
        .preparedQuery(ERASE)
        .execute(
            Tuple.tuple()
                .addString(erasure.application().tenant())
                .addString(erasure.application().application())
                .addString(erasure.user())
                .addString(erasure.id())
                .addOffsetDateTime(erasure.at().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
