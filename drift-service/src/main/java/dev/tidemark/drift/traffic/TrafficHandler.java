package dev.tidemark.drift.traffic;

import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import dev.tidemark.chassis.stream.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Adds up what ingest received.
 *
 * <p>A late batch of an EVENT application was counted when its file was played the first time, so
 * it adds nothing; in WALL time it is only slow and counts.
 */
@ApplicationScoped
class TrafficHandler implements RowHandler<TrafficCounts, List<Tuple>> {
  private static final String ADD =
      "insert into traffic_day as held"
          + " (tenant, application, day, stratum, received, sampled, unsampled, rejected)"
          + " values ($1, $2, $3, $4, $5, $6, $7, $8)"
          + " on conflict (tenant, application, day, stratum) do update"
          + " set received = held.received + excluded.received,"
          + " sampled = held.sampled + excluded.sampled,"
          + " unsampled = held.unsampled + excluded.unsampled,"
          + " rejected = held.rejected + excluded.rejected";

  @Override
  public Uni<List<Tuple>> prepare(TopicPartition partition, List<Received<TrafficCounts>> records) {
    return Uni.createFrom()
        .item(
            records.stream()
                .filter(record -> !isReplayed(record))
                .map(Received::payload)
                .flatMap(batch -> batch.strata().stream().map(count -> row(batch, count)))
                .toList());
  }

  private static boolean isReplayed(Received<TrafficCounts> record) {
    return record.late() && record.decoded().clock() == ClockKind.EVENT;
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, List<Tuple> rows) {
    return Sql.batch(transaction, ADD, rows);
  }

  private static Tuple row(TrafficCounts batch, TrafficCounts.Stratum stratum) {
    TrafficDay counts = stratum.counts();
    return Tuple.tuple()
        .addString(batch.application().tenant())
        .addString(batch.application().application())
        .addLong(counts.day())
        .addString(stratum.name())
        .addLong(counts.received())
        .addLong(counts.sampled())
        .addLong(counts.unsampled())
        .addLong(counts.rejected());
  }
}
