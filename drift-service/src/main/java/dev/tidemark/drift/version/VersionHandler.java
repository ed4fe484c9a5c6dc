package dev.tidemark.drift.version;

import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import dev.tidemark.chassis.stream.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Keeps the versions of the compacted topic; they never change. */
@ApplicationScoped
class VersionHandler implements RowHandler<Published, List<Tuple>> {
  private static final String PUT =
      "insert into eval_version (tenant, application, number, items, space, pool_last_day, hash)"
          + " values ($1, $2, $3, $4, $5, $6, decode($7, 'hex')) on conflict do nothing";

  @Override
  public Uni<List<Tuple>> prepare(TopicPartition partition, List<Received<Published>> records) {
    return Uni.createFrom()
        .item(records.stream().map(Received::payload).map(VersionHandler::row).toList());
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, List<Tuple> rows) {
    return Sql.batch(transaction, PUT, rows);
  }

  private static Tuple row(Published version) {
    return Tuple.tuple()
        .addString(version.application().tenant())
        .addString(version.application().application())
        .addInteger(version.number())
        .addInteger(version.items())
        .addString(version.space())
        .addLong(version.poolLastDay())
        .addString(version.hash());
  }
}
