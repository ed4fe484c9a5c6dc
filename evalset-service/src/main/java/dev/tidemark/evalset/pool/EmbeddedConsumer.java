package dev.tidemark.evalset.pool;

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

/** Reads the enriched stream into the pool. */
@ApplicationScoped
public class EmbeddedConsumer {
  /** Name of the stream, whose watermarks are this service's clock of an application. */
  public static final String GROUP = "evalset-embedded";

  private static final String CHANNEL = "embedded-in";

  private final Intake<Arrival> intake;

  EmbeddedConsumer(@Identifier(GROUP) Intake<Arrival> intake) {
    this.intake = intake;
  }

  @Produces
  @Singleton
  @Identifier(GROUP)
  static Intake<Arrival> intake(
      Intakes intakes, PgApplicationStore applications, PoolHandler handler, PoolConfig config) {
    EmbeddedMapper mapper = new EmbeddedMapper(config.longestItem().asLongValue());
    return intakes.rows(
        new IntakeStream("evalset", "embedded", CHANNEL),
        new EventDecoder<>(mapper.shape(), applications::require),
        handler);
  }

  @Incoming(CHANNEL)
  Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
    return intake.accept(batch);
  }
}
