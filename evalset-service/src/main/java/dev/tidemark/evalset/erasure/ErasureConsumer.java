package dev.tidemark.evalset.erasure;

import dev.tidemark.chassis.erasure.Erasure;
import dev.tidemark.chassis.erasure.ErasureIntake;
import dev.tidemark.chassis.intake.Intake;
import dev.tidemark.chassis.intake.Intakes;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Forgets users. */
@ApplicationScoped
class ErasureConsumer {
  private static final String GROUP = "evalset-erasure";

  private final Intake<Erasure> intake;

  ErasureConsumer(@Identifier(GROUP) Intake<Erasure> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Erasure> intake(Intakes intakes) {
    return ErasureIntake.of(intakes, "evalset", new ErasureStore());
  }

  @Incoming(ErasureIntake.CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
