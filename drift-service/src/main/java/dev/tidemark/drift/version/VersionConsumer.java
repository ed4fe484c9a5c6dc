package dev.tidemark.drift.version;

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

/** Keeps the table of versions. */
@ApplicationScoped
class VersionConsumer {
  private static final String CHANNEL = "version-in";
  private static final String GROUP = "drift-version";

  private final Intake<Published> intake;

  VersionConsumer(@Identifier(GROUP) Intake<Published> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Published> intake(Intakes intakes, VersionHandler handler) {
    return intakes.rows(
        new IntakeStream("drift", "version", CHANNEL), new VersionDecoder(), handler);
  }

  @Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
