package dev.tidemark.drift.enrich;

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

/** Reads interactions; fails never, retries what is away, sets aside what nobody can use. */
@ApplicationScoped
class InteractionConsumer {
  private static final String CHANNEL = "interaction-in";
  private static final String GROUP = "drift-enrich";

  private final Intake<Arrival> intake;

  InteractionConsumer(@Identifier(GROUP) Intake<Arrival> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Arrival> intake(
      Intakes intakes, PgApplicationStore applications, EnrichHandler handler) {
    return intakes.rows(
        new IntakeStream("drift", "enrich", CHANNEL),
        new EventDecoder<>(Arrival.shape(), applications::require),
        handler);
  }

  @Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
