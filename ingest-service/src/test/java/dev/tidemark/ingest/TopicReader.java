package dev.tidemark.ingest;

import dev.tidemark.chassis.testing.EmbeddedStack;
import dev.tidemark.proto.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what stands on a topic now. */
public final class TopicReader {
  private TopicReader() {}

  /** All records of an application, in order within a partition. */
  public static List<ConsumerRecord<String, byte[]>> read(
      Topic topic, String tenant, String application) {
    String key = tenant + "/" + application;
    return readAll(topic).stream()
        .filter(record -> record.key().equals(key) || record.key().startsWith(key + "/"))
        .toList();
  }

  private static List<ConsumerRecord<String, byte[]>> readAll(Topic topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            EmbeddedStack.bootstrapServers(),
            "enable.auto.commit",
            false,
            // Tests read what is there: nothing to wait for, and all of it at once.
            "fetch.max.wait.ms",
            10,
            "max.partition.fetch.bytes",
            16 << 20);
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
