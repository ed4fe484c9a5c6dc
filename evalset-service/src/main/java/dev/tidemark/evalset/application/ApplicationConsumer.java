package dev.tidemark.evalset.application;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationIntake;
import dev.tidemark.chassis.intake.Intake;
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
  private static final String GROUP = "evalset-application";

  private final Intake<Application> intake;

  ApplicationConsumer(@Identifier(GROUP) Intake<Application> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Application> intake(Intakes intakes) {
    return ApplicationIntake.of(intakes, "evalset");
  }

  @Incoming(ApplicationIntake.CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
