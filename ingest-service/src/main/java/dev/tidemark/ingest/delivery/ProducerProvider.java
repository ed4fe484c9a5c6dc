package dev.tidemark.ingest.delivery;

import com.google.protobuf.MessageLite;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the one Kafka producer of this service from {@code kafka.*} and what delivery promises. */
final class ProducerProvider {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  /** Kafka adds this to the time of day: a larger one, past the range of long, means never. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  private static final String KEEP_METADATA = MetadataRecoveryStrategy.NONE.name;
  private static final int BATCH_BYTES = 128 << 10;
  private static final int LINGER_MILLIS = 5;
  private static final int MOST_REQUEST_BYTES = 2 << 20;
  private static final long BUFFER_RESERVE_BYTES = 16L << 20;

  private ProducerProvider() {}

  @Produces
  @Singleton
  static Producer<String, MessageLite> producer(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      DeliveryConfig config,
      MeterRegistry registry) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.putAll(promises(config));
    KafkaProducer<String, MessageLite> producer =
        new KafkaProducer<>(
            settings, new StringSerializer(), (_, message) -> message.toByteArray());
    new KafkaClientMetrics(producer).bindTo(registry);
    return producer;
  }

  static void close(@Disposes Producer<String, MessageLite> producer) {
    producer.close(CLOSE_TIMEOUT);
  }

  private static Map<String, Object> promises(DeliveryConfig config) {
    int timeout = Math.toIntExact(config.timeout().toMillis());
    // The buffer holds more than admission lets in, and metadata of a topic once known is never
    // dropped, neither for being idle nor for all brokers being away: so send() does not block.
    long buffer = 2 * config.maxBytesInFlight().asLongValue() + BUFFER_RESERVE_BYTES;
    return Map.ofEntries(
        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "ingest"),
        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
        Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
        Map.entry(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS),
        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
        Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_REQUEST_BYTES),
        Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, buffer),
        Map.entry(ProducerConfig.METADATA_MAX_IDLE_CONFIG, FOREVER.toMillis()),
        Map.entry(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, KEEP_METADATA),
        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.metadataTimeout().toMillis()),
        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout),
        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2));
  }
}
