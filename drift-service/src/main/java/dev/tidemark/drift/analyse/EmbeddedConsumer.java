package dev.tidemark.drift.analyse;

import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.application.PgApplicationStore;
import dev.tidemark.chassis.intake.Intake;
import dev.tidemark.chassis.intake.IntakeStream;
import dev.tidemark.chassis.intake.Intakes;
import dev.tidemark.stats.feature.FeatureSpace;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the enriched stream. */
@ApplicationScoped
class EmbeddedConsumer {
  private static final String CHANNEL = "embedded-in";
  private static final String GROUP = "drift-analyse";

  private final Intake<Enriched> intake;

  EmbeddedConsumer(@Identifier(GROUP) Intake<Enriched> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Enriched> intake(
      Intakes intakes,
      PgApplicationStore applications,
      FeatureSpace space,
      AnalyseHandler handler) {
    return intakes.aggregates(
        new IntakeStream("drift", "analyse", CHANNEL),
        new EventDecoder<>(new EnrichedMapper(space).shape(), applications::require),
        handler);
  }

  @Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
