package dev.tidemark.drift.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.MessageLite;
import dev.tidemark.chassis.testing.EmbeddedStack;
import dev.tidemark.proto.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes and reads the topics of the pipeline's tests. */
final class Kafka implements AutoCloseable {
  private final String prefix;
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  /**
   * @param prefix of the names of the topics
   */
  Kafka(String prefix) {
    this.prefix = prefix;
  }

  String name(Topic topic) {
    return prefix + topic.topicName();
  }

  String deadLetters(Topic topic) {
    return prefix + topic.deadLetterName("drift");
  }

  void send(Topic topic, int partition, String key, byte[] value) {
    send(new ProducerRecord<>(name(topic), partition, key.getBytes(UTF_8), value));
  }

  void send(ProducerRecord<byte[], byte[]> record) {
    var _ = producer.send(record);
  }

  void send(Topic topic, int partition, MessageLite message) {
    send(topic, partition, "k", message.toByteArray());
  }

  /** To every partition, as ends of streams are. */
  void sendToAll(Topic topic, MessageLite message) {
    IntStream.range(0, PipelineProfile.PARTITIONS).forEach(p -> send(topic, p, message));
  }

  void flush() {
    producer.flush();
  }

  /** Everything in a topic now, partition after partition. */
  static List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
    // What is there is read, nothing is waited for.
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("fetch.max.wait.ms", 10))) {
      List<TopicPartition> partitions =
          IntStream.range(0, PipelineProfile.PARTITIONS)
              .mapToObj(p -> new TopicPartition(topic, p))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    }
  }

  /** A member of the service's consumer group that takes partitions and does nothing with them. */
  static KafkaConsumer<byte[], byte[]> intruder(String group) {
    return consumer(
        Map.of(
            "group.id",
            group,
            "enable.auto.commit",
            "false",
            "partition.assignment.strategy",
            CooperativeStickyAssignor.class.getName()));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", EmbeddedStack.bootstrapServers());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    producer.close();
  }
}
