package dev.tidemark.drift.traffic;

import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.application.PgApplicationStore;
import dev.tidemark.chassis.intake.Intake;
import dev.tidemark.chassis.intake.IntakeStream;
import dev.tidemark.chassis.intake.Intakes;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Counts what users said. */
@ApplicationScoped
class FeedbackConsumer {
  private static final String CHANNEL = "feedback-in";
  private static final String GROUP = "drift-feedback";

  private final Intake<Feedback> intake;

  FeedbackConsumer(@Identifier(GROUP) Intake<Feedback> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Feedback> intake(
      Intakes intakes, PgApplicationStore applications, FeedbackHandler handler) {
    return intakes.rows(
        new IntakeStream("drift", "feedback", CHANNEL),
        new EventDecoder<>(FeedbackMapper.shape(), applications::require),
        handler);
  }

  @Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
