package dev.tidemark.shadow.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.MessageLite;
import dev.tidemark.chassis.testing.EmbeddedStack;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes and reads the topics of the tests. */
public final class Kafka implements AutoCloseable {
  private final String prefix;
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  public Kafka() {
    this(ShadowProfile.PREFIX);
  }

  Kafka(String prefix) {
    this.prefix = prefix;
  }

  /** To the partition of its author. */
  public void send(EmbeddedEvent event) {
    int block = event.getEmbedded().getInteraction().getAuthor().getBlock();
    send(Topic.EMBEDDED, block % ShadowProfile.PARTITIONS, event.toByteArray());
  }

  public void send(Topic topic, MessageLite message) {
    send(topic, 0, message.toByteArray());
  }

  public void send(Topic topic, int partition, byte[] value) {
    String name = prefix + topic.topicName();
    var _ = producer.send(new ProducerRecord<>(name, partition, "k".getBytes(UTF_8), value));
  }

  /** To every partition, as ends of streams are. */
  public void sendToAll(Topic topic, MessageLite message) {
    IntStream.range(0, ShadowProfile.PARTITIONS)
        .forEach(p -> send(topic, p, message.toByteArray()));
  }

  /** Everything in a topic now. */
  public static List<ConsumerRecord<byte[], byte[]>> readAll(String name) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, ShadowProfile.PARTITIONS)
              .mapToObj(p -> new TopicPartition(ShadowProfile.PREFIX + name, p))
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

  @Override
  public void close() {
    producer.close();
  }
}
