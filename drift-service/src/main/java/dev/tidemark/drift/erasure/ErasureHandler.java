package dev.tidemark.drift.erasure;

import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Deletes a user's rows in one transaction, while nobody else writes rows of users. */
@ApplicationScoped
class ErasureHandler implements RowHandler<Erasure, List<Erasure>> {
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
  public Uni<List<Erasure>> prepare(TopicPartition partition, List<Received<Erasure>> records) {
    return Uni.createFrom().item(records.stream().map(Received::payload).toList());
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, List<Erasure> erasures) {
    return UserRowStore.lockAlone(transaction)
        .onItem()
        .transformToMulti(locked -> Multi.createFrom().iterable(erasures))
        .onItem()
        .transformToUniAndConcatenate(erasure -> erase(transaction, erasure))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Void> erase(SqlConnection transaction, Erasure erasure) {
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
