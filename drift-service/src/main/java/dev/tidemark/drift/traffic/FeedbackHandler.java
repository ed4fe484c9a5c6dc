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
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Counts what users said, per day and kind; late feedback of a replay was counted before. */
@ApplicationScoped
class FeedbackHandler implements RowHandler<Feedback, List<Tuple>> {
  private static final String ADD =
      "insert into feedback_day as held (tenant, application, day, kind, partition, events)"
          + " values ($1, $2, $3, $4, $5, $6)"
          + " on conflict (tenant, application, day, kind, partition) do update"
          + " set events = held.events + excluded.events";

  @Override
  public Uni<List<Tuple>> prepare(TopicPartition partition, List<Received<Feedback>> records) {
    Map<Feedback, Long> counts =
        records.stream()
            .filter(record -> !(record.late() && record.decoded().clock() == ClockKind.EVENT))
            .collect(Collectors.groupingBy(Received::payload, Collectors.counting()));
    return Uni.createFrom()
        .item(
            counts.entrySet().stream()
                .map(entry -> row(entry.getKey(), partition.partition(), entry.getValue()))
                .toList());
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, List<Tuple> rows) {
    return Sql.batch(transaction, ADD, rows);
  }

  private static Tuple row(Feedback feedback, int partition, long events) {
    return Tuple.of(
        feedback.application().tenant(),
        feedback.application().application(),
        feedback.day(),
        feedback.kind(),
        partition,
        events);
  }
}
