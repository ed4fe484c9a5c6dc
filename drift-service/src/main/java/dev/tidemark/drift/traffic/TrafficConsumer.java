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

/** Adds up what ingest received. */
@ApplicationScoped
class TrafficConsumer {
  private static final String CHANNEL = "traffic-in";
  private static final String GROUP = "drift-traffic";

  private final Intake<TrafficCounts> intake;

  TrafficConsumer(@Identifier(GROUP) Intake<TrafficCounts> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<TrafficCounts> intake(
      Intakes intakes, PgApplicationStore applications, TrafficHandler handler) {
    return intakes.rows(
        new IntakeStream("drift", "traffic", CHANNEL),
        new EventDecoder<>(TrafficMapper.shape(), applications::require),
        handler);
  }

  @Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
