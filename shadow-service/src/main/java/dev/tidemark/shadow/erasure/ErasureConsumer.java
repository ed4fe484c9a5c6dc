package dev.tidemark.shadow.erasure;

import dev.tidemark.chassis.intake.Intake;
import dev.tidemark.chassis.intake.IntakeStream;
import dev.tidemark.chassis.intake.Intakes;
import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import dev.tidemark.chassis.stream.Sql;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Deletes a user's rows and texts in one transaction, while nobody else adds rows of users. */
@ApplicationScoped
class ErasureConsumer {
  private static final String CHANNEL = "erasure-in";
  private static final String GROUP = "shadow-erasure";

  private final Intake<Erasure> intake;

  ErasureConsumer(@Identifier(GROUP) Intake<Erasure> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Erasure> intake(Intakes intakes) {
    return intakes.rows(
        new IntakeStream("shadow", "erasure", CHANNEL), new ErasureMapper(), new Rows());
  }

  @Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }

  private static final class Rows implements RowHandler<Erasure, List<Tuple>> {
    private static final String ERASE =
        "with gone as (delete from interaction where tenant = $1 and application = $2"
            + " and user_pseudonym = $3 returning event_id), attempts as (delete from attempt"
            + " where tenant = $1 and application = $2"
            + " and event_id in (select event_id from gone)), said as (delete from feedback"
            + " where tenant = $1 and application = $2 and user_pseudonym = $3)"
            + " insert into erasure as held"
            + " (tenant, application, user_pseudonym, erasure_id, erased_at)"
            + " values ($1, $2, $3, $4, $5)"
            + " on conflict (tenant, application, user_pseudonym) do update"
            + " set erasure_id = excluded.erasure_id,"
            + " erased_at = greatest(held.erased_at, excluded.erased_at)";

    @Override
    public Uni<List<Tuple>> prepare(TopicPartition partition, List<Received<Erasure>> records) {
      return Uni.createFrom().item(records.stream().map(record -> row(record.payload())).toList());
    }

    @Override
    public Uni<Void> write(SqlConnection transaction, List<Tuple> rows) {
      return UserRowStore.lockAlone(transaction).chain(() -> Sql.batch(transaction, ERASE, rows));
    }

    private static Tuple row(Erasure erasure) {
      return Tuple.of(
          erasure.application().tenant(),
          erasure.application().application(),
          erasure.user(),
          erasure.id(),
          erasure.at().atOffset(ZoneOffset.UTC));
    }
  }
}
