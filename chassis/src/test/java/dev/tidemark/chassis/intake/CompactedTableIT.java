package dev.tidemark.chassis.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.chassis.testing.EmbeddedStack;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompactedTableIT {
  private final String topic = "table-" + UUID.randomUUID();

  @Test
  void keepsTheLatestReadableValueOfEachKey() throws Exception {
    EmbeddedStack.createCompactedTopic(topic, 2);
    put("a", "1");
    put("b", "2");
    put("a", "3");
    put("c", "4");
    put("c", null);
    put("b", "not a number");

    try (CompactedTable<Integer> table = table(10)) {
      assertThat(table.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
      assertThat(table.rows()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 3, "b", 2));

      put("a", "5");
      await().until(() -> table.find("a").orElse(0) == 5);
    }
  }

  @Test
  void leavesOutKeysBeyondItsBound() throws Exception {
    EmbeddedStack.createCompactedTopic(topic, 1);
    put("a", "1");
    put("b", "2");
    put("a", "3");

    try (CompactedTable<Integer> table = table(1)) {
      assertThat(table.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
      assertThat(table.rows()).isEqualTo(Map.of("a", 3));
      assertThat(table.leftOut()).isEqualTo(1);
    }
  }

  private CompactedTable<Integer> table(int mostKeys) {
    CompactedTable<Integer> table =
        new CompactedTable<>(
            Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()),
            topic,
            value -> Integer.parseInt(new String(value, UTF_8)),
            mostKeys);
    table.start();
    return table;
  }

  private void put(String key, @Nullable String value) throws Exception {
    Replica.PRODUCER
        .send(
            new ProducerRecord<>(
                topic, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8)))
        .get();
  }
}
