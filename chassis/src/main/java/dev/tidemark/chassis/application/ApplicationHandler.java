package dev.tidemark.chassis.application;

import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Keeps the applications of the compacted topic; an older revision never replaces a newer one. */
final class ApplicationHandler implements RowHandler<Application, List<Application>> {
  private static final String PUT =
      "insert into application as held (tenant, application, revision, clock, time_zone)"
          + " values ($1, $2, $3, $4, $5) on conflict (tenant, application) do update"
          + " set revision = excluded.revision where held.revision < excluded.revision";

  @Override
  public Uni<List<Application>> prepare(
      TopicPartition partition, List<Received<Application>> records) {
    return Uni.createFrom().item(records.stream().map(Received::payload).toList());
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, List<Application> applications) {
    List<Tuple> rows = applications.stream().map(ApplicationHandler::row).toList();
    return transaction.preparedQuery(PUT).executeBatch(rows).replaceWithVoid();
  }

  private static Tuple row(Application application) {
    return Tuple.of(
        application.key().tenant(),
        application.key().application(),
        application.revision(),
        application.clock().name(),
        application.zone().getId());
  }
}
