package dev.tidemark.chassis.intake;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.eclipse.microprofile.config.Config;

/**
 * Gives the consumer of every channel with {@code batch=true} the settings that an intake needs,
 * and refuses a channel that would commit offsets by itself.
 */
@ApplicationScoped
public class IntakeClientSettings implements ClientCustomizer<Map<String, Object>> {
  private static final int FETCH_BYTES = 16 * 1024 * 1024;

  /** Every batch costs a transaction: records that come one by one are worth a short wait. */
  private static final int GATHER_BYTES = 64 * 1024;

  private static final Duration GATHER = Duration.ofMillis(250);

  private final IntakeConfig config;

  @Inject
  IntakeClientSettings(IntakeConfig config) {
    this.config = config;
  }

  @Override
  public Map<String, Object> customize(
      String channel, Config channelConfig, Map<String, Object> client) {
    if (!channelConfig.getOptionalValue("batch", Boolean.class).orElse(false)) {
      return client;
    }
    String strategy =
        channelConfig.getOptionalValue("commit-strategy", String.class).orElse("throttled");
    if (!"ignore".equals(strategy)) {
      throw new IllegalStateException(
          "channel %s has commit-strategy=%s but an intake keeps its own offsets; set it to ignore"
              .formatted(channel, strategy));
    }
    Map<String, Object> settings = new HashMap<>(client);
    settings.putAll(settings(config));
    return settings;
  }

  /** Consumer settings that correctness or the bounds on time and memory rest on. */
  static Map<String, Object> settings(IntakeConfig config) {
    Duration session = config.sessionTimeout();
    return Map.of(
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            CooperativeStickyAssignor.class.getName(),
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(session),
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(session.dividedBy(3)),
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, millis(config.flushTimeout().multipliedBy(3)),
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(config.maxPollRecords()),
        ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(GATHER_BYTES),
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, millis(GATHER),
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(FETCH_BYTES));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
