package dev.tidemark.drift.erasure;

import dev.tidemark.chassis.erasure.Eraser;
import dev.tidemark.chassis.erasure.Erasure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;

/** Deletes panel sums, exposure and vectors kept for the codebook. */
final class ErasureStore implements Eraser {
  private static final String OF_USER =
      " where tenant = $1 and application = $2 and user_pseudonym = $3";
  private static final String SAMPLES = "delete from codebook_sample" + OF_USER;

  // A new number at every erasure: writers look for numbers they have not seen.
  private static final String ERASE =
      "with panel as (delete from panel_day"
          + OF_USER
          + " returning 1), exposed as (delete from exposure"
          + OF_USER
          + " returning 1)"
          + " insert into erasure as held (tenant, application, user_pseudonym, erasure_id, block,"
          + " erased_at, panel_rows, exposure_rows) values ($1, $2, $3, $4, $5, $6,"
          + " (select count(*) from panel), (select count(*) from exposed))"
          + " on conflict (tenant, application, user_pseudonym) do update"
          + " set seq = default, erasure_id = excluded.erasure_id,"
          + " erased_at = greatest(held.erased_at, excluded.erased_at),"
          + " panel_rows = held.panel_rows + excluded.panel_rows,"
          + " exposure_rows = held.exposure_rows + excluded.exposure_rows";

  @Override
  public Uni<Void> erase(SqlConnection transaction, Erasure erasure) {
    return transaction
        .preparedQuery(SAMPLES)
        .execute(user(erasure))
        .chain(() -> transaction.preparedQuery(ERASE).execute(row(erasure)))
        .replaceWithVoid();
  }

  private static Tuple user(Erasure erasure) {
    return Tuple.tuple()
        .addString(erasure.application().tenant())
        .addString(erasure.application().application())
        .addString(erasure.user());
  }

  private static Tuple row(Erasure erasure) {
    return user(erasure)
        .addString(erasure.id())
        .addShort((short) erasure.block())
        .addOffsetDateTime(erasure.at().atOffset(ZoneOffset.UTC));
  }
}
