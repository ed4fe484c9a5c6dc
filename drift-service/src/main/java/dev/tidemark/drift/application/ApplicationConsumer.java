package dev.tidemark.drift.application;

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

/** Keeps the table of applications. */
@ApplicationScoped
class ApplicationConsumer {
  private static final String CHANNEL = "application-in";
  private static final String GROUP = "drift-application";

  private final Intake<Application> intake;

  ApplicationConsumer(@Identifier(GROUP) Intake<Application> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Application> intake(Intakes intakes, ApplicationHandler handler) {
    return intakes.rows(
        new IntakeStream("drift", "application", CHANNEL), new ApplicationDecoder(), handler);
  }

  @Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
