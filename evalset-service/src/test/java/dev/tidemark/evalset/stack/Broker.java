package dev.tidemark.evalset.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.MessageLite;
import dev.tidemark.chassis.testing.EmbeddedStack;
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
final class Broker implements AutoCloseable {
  private static final Map<String, Object> SETTINGS =
      Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers());

  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(SETTINGS, new ByteArraySerializer(), new ByteArraySerializer());

  void send(Topic topic, int partition, byte[] value) {
    var _ =
        producer.send(
            new ProducerRecord<>(
                EvalsetProfile.name(topic), partition, "k".getBytes(UTF_8), value));
  }

  void send(Topic topic, int partition, MessageLite message) {
    send(topic, partition, message.toByteArray());
  }

  /** To every partition, as ends of streams are. */
  void sendToAll(Topic topic, MessageLite message) {
    IntStream.range(0, EvalsetProfile.PARTITIONS).forEach(p -> send(topic, p, message));
    producer.flush();
  }

  /** Everything in a topic now, partition after partition. */
  static List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(SETTINGS, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, EvalsetProfile.PARTITIONS)
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

  @Override
  public void close() {
    producer.close();
  }
}
