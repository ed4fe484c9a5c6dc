package dev.tidemark.shadow.erasure;

import dev.tidemark.chassis.erasure.Eraser;
import dev.tidemark.chassis.erasure.Erasure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;

/** Deletes attempts, answers, texts and feedback. */
final class ErasureStore implements Eraser {
  // A call in flight finds its attempt gone and settles nothing, so its reservation is spent here.
  private static final String ERASE =
      "with gone as (delete from interaction where tenant = $1 and application = $2"
          + " and user_pseudonym = $3 returning event_id), attempts as (delete from attempt"
          + " where tenant = $1 and application = $2"
          + " and event_id in (select event_id from gone)"
          + " returning arm, day, reserved, reserved_for), settled as (update budget b"
          + " set reserved = b.reserved - n.tokens, spent = b.spent + n.tokens"
          + " from (select arm, day, reserved_for, sum(reserved)::bigint as tokens from attempts"
          + " where reserved > 0 group by arm, day, reserved_for) n"
          + " where b.tenant = $1 and b.application = $2 and b.arm = n.arm"
          + " and b.purpose = n.reserved_for and b.day = n.day), said as (delete from feedback"
          + " where tenant = $1 and application = $2 and user_pseudonym = $3)"
          + " insert into erasure as held"
          + " (tenant, application, user_pseudonym, erasure_id, erased_at)"
          + " values ($1, $2, $3, $4, $5)"
          + " on conflict (tenant, application, user_pseudonym) do update"
          + " set erasure_id = excluded.erasure_id,"
          + " erased_at = greatest(held.erased_at, excluded.erased_at)";

  @Override
  public Uni<Void> erase(SqlConnection transaction, Erasure erasure) {
    return transaction
        .preparedQuery(ERASE)
        .execute(
            Tuple.of(
                erasure.application().tenant(),
                erasure.application().application(),
                erasure.user(),
                erasure.id(),
                erasure.at().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
