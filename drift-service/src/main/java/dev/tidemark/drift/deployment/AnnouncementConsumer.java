package dev.tidemark.drift.deployment;

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

/** Keeps announced deployments in the registry. */
@ApplicationScoped
class AnnouncementConsumer {
  private static final String CHANNEL = "deployment-in";
  private static final String GROUP = "drift-deployment";

  private final Intake<Announcement> intake;

  AnnouncementConsumer(@Identifier(GROUP) Intake<Announcement> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Announcement> intake(Intakes intakes, AnnouncementHandler handler) {
    return intakes.rows(
        new IntakeStream("drift", "deployment", CHANNEL), new AnnouncementDecoder(), handler);
  }

  @Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
