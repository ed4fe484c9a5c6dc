package dev.tidemark.shadow.feedback;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.application.PgApplicationStore;
import dev.tidemark.chassis.erasure.UserRowStore;
import dev.tidemark.chassis.intake.Intake;
import dev.tidemark.chassis.intake.IntakeStream;
import dev.tidemark.chassis.intake.Intakes;
import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.shadow.erasure.ErasedUsers;
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

/** Keeps feedback by its id: what comes twice is there once. */
@ApplicationScoped
class FeedbackConsumer {
  private static final String CHANNEL = "feedback-in";
  private static final String GROUP = "shadow-feedback";

  private final Intake<Feedback> intake;

  FeedbackConsumer(@Identifier(GROUP) Intake<Feedback> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Feedback> intake(Intakes intakes, PgApplicationStore applications) {
    return intakes.rows(
        new IntakeStream("shadow", "feedback", CHANNEL),
        new EventDecoder<>(FeedbackMapper.shape(), applications::require),
        new Rows());
  }

  @Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }

  private static final class Rows implements RowHandler<Feedback, List<Tuple>> {
    private static final String ADD =
        "insert into feedback (tenant, application, event_id, interaction_id, user_pseudonym, good)"
            + " select $1::text, $2::text, $3::text, $4::text, $5::text, $6::boolean where "
            + ErasedUsers.notErased(1, 2, 5, 7)
            + " on conflict do nothing";

    @Override
    public Uni<List<Tuple>> prepare(TopicPartition partition, List<Received<Feedback>> records) {
      return Uni.createFrom().item(records.stream().map(record -> row(record.payload())).toList());
    }

    @Override
    public Uni<Void> write(SqlConnection transaction, List<Tuple> rows) {
      return UserRowStore.lockShared(transaction).chain(() -> Sql.batch(transaction, ADD, rows));
    }

    private static Tuple row(Feedback feedback) {
      ApplicationKey application = feedback.origin().application().key();
      return Tuple.tuple()
          .addString(application.tenant())
          .addString(application.application())
          .addString(feedback.origin().eventId())
          .addString(feedback.interaction())
          .addString(feedback.user())
          .addBoolean(feedback.good())
          .addOffsetDateTime(feedback.origin().arrival().atOffset(ZoneOffset.UTC));
    }
  }
}
