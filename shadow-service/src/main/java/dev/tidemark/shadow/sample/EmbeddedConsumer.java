package dev.tidemark.shadow.sample;

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

/** Reads the enriched stream; fails never, retries what is away, sets aside what nobody can use. */
@ApplicationScoped
class EmbeddedConsumer {
  private static final String CHANNEL = "embedded-in";
  private static final String GROUP = "shadow-embedded";

  private final Intake<Incoming> intake;

  EmbeddedConsumer(@Identifier(GROUP) Intake<Incoming> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Incoming> intake(
      Intakes intakes, PgApplicationStore applications, SampleService handler) {
    return intakes.rows(
        new IntakeStream("shadow", "embedded", CHANNEL),
        new EventDecoder<>(IncomingMapper.shape(), applications::require),
        handler);
  }

  @org.eclipse.microprofile.reactive.messaging.Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
