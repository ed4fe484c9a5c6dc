package dev.tidemark.chassis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

class BrokerContactTest {
  private static final Duration BOUND = Duration.ofSeconds(5);
  private static final MetricName NAME =
      new MetricName("response-total", "consumer-metrics", "", Map.of());

  private Instant now = Instant.EPOCH;
  private double answers;
  private final Map<MetricName, Metric> metrics = Map.of(NAME, counted());
  private final BrokerContact broker = new BrokerContact(() -> now);

  @Test
  void hearsTheBrokerWhileAnswersAreCounted() {
    for (int i = 0; i < 10; i++) {
      pass(4);
      answers++;
      broker.look(metrics);
      assertThat(broker.silentSince(BOUND)).isEmpty();
    }
  }

  @Test
  void saysSinceWhenNoAnswerWasCounted() {
    pass(4);
    answers = 7;
    broker.look(metrics);
    pass(6);
    broker.look(metrics);
    assertThat(broker.silentSince(BOUND)).contains(Instant.ofEpochSecond(4));
    answers = 8;
    broker.look(metrics);
    assertThat(broker.silentSince(BOUND)).isEmpty();
  }

  @Test
  void noticesThatNobodyLooksAnyMore() {
    pass(6);
    assertThat(broker.silentSince(BOUND)).contains(Instant.EPOCH);
  }

  private void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }

  private Metric counted() {
    Gauge<Double> gauge = (config, at) -> answers;
    return new KafkaMetric(new Object(), NAME, gauge, new MetricConfig(), Time.SYSTEM);
  }
}
