package dev.tidemark.chassis.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.opentelemetry.runtime.config.runtime.OTelRuntimeConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Makes the intakes of a service, and stops them before anything they need is closed. */
@ApplicationScoped
public class Intakes {
  private final Instance<Pool> pool;
  private final IntakeConfig config;
  private final MeterRegistry registry;
  private final KafkaClientService clients;
  private final Instance<Map<String, Object>> kafka;
  private final OpenTelemetry telemetry;
  private final List<Intake<?>> intakes = new CopyOnWriteArrayList<>();
  private @Nullable Producer<byte[], byte[]> producer;

  @Inject
  Intakes(
      Instance<Pool> pool,
      IntakeConfig config,
      MeterRegistry registry,
      KafkaClientService clients,
      @Any @Identifier("default-kafka-broker") Instance<Map<String, Object>> kafka,
      OpenTelemetry telemetry,
      OTelRuntimeConfig telemetryConfig) {
    this.pool = pool;
    this.config = config;
    this.registry = registry;
    this.clients = clients;
    this.kafka = kafka;
    // Switched off, the SDK still makes spans; it only does not export them.
    this.telemetry = telemetryConfig.sdkDisabled() ? OpenTelemetry.noop() : telemetry;
  }

  /** A stream whose results are rows per record. */
  public <T, P> Intake<T> rows(IntakeStream stream, Decoder<T> decoder, RowHandler<T, P> handler) {
    return intake(stream, decoder, partition -> new RowWork<>(partition, handler));
  }

  /** A stream whose results are running totals per partition. */
  public <T, P, S> Intake<T> aggregates(
      IntakeStream stream, Decoder<T> decoder, AggregateHandler<T, P, S> handler) {
    return intake(stream, decoder, partition -> new AggregateWork<>(partition, handler));
  }

  List<Intake<?>> all() {
    return intakes;
  }

  /** All streams side by side: each may have a batch in hand. */
  void stop(@Observes ShutdownEvent event) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      intakes.forEach(intake -> threads.execute(intake::stop));
    }
    Producer<byte[], byte[]> used = producer;
    if (used != null) {
      // Who waits for a dead letter now has not finished in time: the next owner sends it again.
      used.close(Duration.ZERO);
    }
  }

  private <T> Intake<T> intake(IntakeStream stream, Decoder<T> decoder, Work.Factory<T> work) {
    Intake<T> intake =
        new Intake<>(
            stream,
            new LaneParts<>(
                config,
                new LaneStore(pool.get(), stream.name(), config.flushTimeout()),
                decoder,
                work,
                new DeadLetters(stream, this::producer),
                new IntakeMetrics(registry, stream.name()),
                new BatchSpans(stream, telemetry),
                () -> clients.getConsumer(stream.channel())));
    intakes.add(intake);
    return intake;
  }

  /** Made when the first record is rejected: most services never need it. */
  private synchronized Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> used = producer;
    if (used == null) {
      Map<String, Object> settings = new HashMap<>(kafka.get());
      settings.put(ProducerConfig.ACKS_CONFIG, "all");
      settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) config.flushTimeout().toMillis());
      used = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      producer = used;
    }
    return used;
  }
}
