package dev.tidemark.proto.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicTest {
  @Test
  void namesTopicAndDeadLetters() {
    assertThat(Topic.INTERACTION.topicName()).isEqualTo("tidemark.interaction.v1");
    assertThat(Topic.INTERACTION.deadLetterName("drift"))
        .isEqualTo("tidemark.interaction.v1.drift.dlq");
  }

  @Test
  void stampsEveryTopicWithLogAppendTime() {
    assertThat(Arrays.stream(Topic.values()).map(Topic::config))
        .allSatisfy(
            config -> assertThat(config).containsEntry("message.timestamp.type", "LogAppendTime"));
  }

  @Test
  void compactsWhatHasNoRetention() {
    assertThat(Topic.APPLICATION.config()).containsEntry("cleanup.policy", "compact");
    assertThat(Topic.EMBEDDED.config()).containsEntry("retention.ms", "259200000");
  }

  @Test
  void keepsDeadLettersForThreeDays() {
    assertThat(Topic.deadLetterConfig())
        .containsEntry("retention.ms", "259200000")
        .containsEntry("message.timestamp.type", "LogAppendTime");
  }

  @Test
  void keepsABlockInOnePartition() {
    assertThat(Topic.partitionOf(255, 16)).isEqualTo(15);
    assertThatThrownBy(() -> Topic.partitionOf(256, 16)).hasMessageContaining("0 to 255");
  }

  @Test
  void beginsEveryKeyWithTenantAndApplication() {
    assertThat(TopicKey.unit("t", "a", "u")).startsWith(TopicKey.application("t", "a") + "/");
  }
}
