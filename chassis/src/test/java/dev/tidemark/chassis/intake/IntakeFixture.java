package dev.tidemark.chassis.intake;

import static org.awaitility.Awaitility.await;

import dev.tidemark.chassis.testing.EmbeddedStack;
import dev.tidemark.chassis.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A test's own topic, consumer group and database. */
final class IntakeFixture {
  final String topic = "intake-" + UUID.randomUUID();
  final IntakeStream stream = new IntakeStream("svc", UUID.randomUUID().toString(), "samples-in");
  final TestDatabase database;

  IntakeFixture(int partitions, String... tables) {
    this(partitions, Map.of("message.timestamp.type", "LogAppendTime"), tables);
  }

  /** A topic with settings of its own. */
  IntakeFixture(int partitions, Map<String, String> settings, String... tables) {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("no topic", e);
    }
    database = EmbeddedStack.freshDatabase(topic.replace('-', '_'));
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .locations("db/chassis")
        .load()
        .migrate();
    for (String table : tables) {
      execute(table);
    }
  }

  Replica rows(Rows handler, TestIntakeConfig config) {
    return new Replica(stream, topic, database, config, id -> new RowWork<>(id, handler));
  }

  Replica totals(Totals handler, TestIntakeConfig config) {
    return new Replica(stream, topic, database, config, id -> new AggregateWork<>(id, handler));
  }

  void send(int partition, Sample... samples) {
    List<byte[]> values = new ArrayList<>();
    for (Sample sample : samples) {
      values.add(sample.bytes());
    }
    sendBytes(partition, null, values);
  }

  void sendAt(int partition, long timestamp, Sample sample) {
    sendBytes(partition, timestamp, List.of(sample.bytes()));
  }

  void sendBytes(int partition, @Nullable Long timestamp, List<byte[]> values) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (byte[] value : values) {
      sent.add(
          Replica.PRODUCER.send(new ProducerRecord<>(topic, partition, timestamp, null, value)));
    }
    try {
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("not sent", e);
    }
  }

  /** {@code count} samples named by partition and number, each of amount 1. */
  void sendMany(int partition, int from, int count) {
    Sample[] samples = new Sample[count];
    for (int i = 0; i < count; i++) {
      samples[i] = Sample.of(partition + "-" + (from + i), 1);
    }
    send(partition, samples);
  }

  /** All records of a topic, once there are this many. */
  static List<ConsumerRecord<byte[], byte[]>> readAll(String topic, int atLeast) {
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                EmbeddedStack.bootstrapServers(),
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(Duration.ofSeconds(15))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
                return read.size() >= atLeast;
              });
      consumer.poll(Duration.ofMillis(100)).forEach(read::add);
    }
    return read;
  }

  /** How many consumers the group of the stream has. */
  int members() {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers()))) {
      return admin.describeConsumerGroups(List.of(stream.name())).all().get().values().stream()
          .mapToInt(group -> group.members().size())
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("no group", e);
    }
  }

  void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** First column of the first row; 0 for NULL. */
  long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void awaitNumber(String sql, long expected) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> number(sql), actual -> actual == expected);
  }

  void awaitOffset(long sum) {
    awaitNumber("SELECT sum(next_offset) FROM intake_offset", sum);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
