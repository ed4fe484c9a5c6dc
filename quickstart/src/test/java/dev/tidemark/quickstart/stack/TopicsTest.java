package dev.tidemark.quickstart.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.proto.topic.Topic;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {
  @Test
  void createsTheDeadLetterTopicsOfEveryReader() {
    List<String> deadLetters =
        Stream.of(Topic.values())
            .flatMap(topic -> topic.readers().stream().map(topic::deadLetterName))
            .toList();
    assertThat(Topics.all(4).map(NewTopic::name))
        .doesNotHaveDuplicates()
        .contains("tidemark.embedded.v1.shadow.dlq")
        .containsAll(deadLetters)
        .containsAll(Stream.of(Topic.values()).map(Topic::topicName).toList());
    assertThat(Topics.all(4)).allMatch(topic -> topic.numPartitions() == 4);
  }
}
