package dev.tidemark.chassis.intake;

import static dev.tidemark.chassis.testing.Results.get;

import dev.tidemark.chassis.testing.EmbeddedStack;
import dev.tidemark.chassis.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.KafkaCDIEvents;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.commit.KafkaIgnoreCommit;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailStop;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.smallrye.reactive.messaging.kafka.impl.KafkaSource;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * One replica of a service, as far as its intake goes: SmallRye's own Kafka source in batch mode, a
 * connection pool, the intake. Several run side by side in a test and die in all ways.
 */
final class Replica implements AutoCloseable {
  private static final Vertx VERTX = Vertx.vertx();
  static final Producer<byte[], byte[]> PRODUCER =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", EmbeddedStack.bootstrapServers(), "max.block.ms", 2_000),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final FinishedSpans spans = new FinishedSpans();
  final Intake<Sample> intake;
  private final List<Stall> stalls = new CopyOnWriteArrayList<>();
  private final Pool pool;
  private final KafkaSource<byte[], byte[]> source;
  private final Cancellable subscription;
  private final String topic;

  /** Starts to read. */
  Replica(
      IntakeStream stream,
      String topic,
      TestDatabase database,
      TestIntakeConfig config,
      Work.Factory<Sample> work) {
    this(stream, topic, database, config, work, Sample::decode);
  }

  /** Starts to read with a decoder of the test's own. */
  Replica(
      IntakeStream stream,
      String topic,
      TestDatabase database,
      TestIntakeConfig config,
      Work.Factory<Sample> work,
      Decoder<Sample> decoder) {
    this.topic = topic;
    pool = pool(database);
    intake =
        new Intake<>(
            stream,
            new LaneParts<>(
                config,
                new LaneStore(pool, stream.name(), config.flushTimeout()),
                decoder,
                work,
                new DeadLetters(stream, () -> PRODUCER),
                new IntakeMetrics(meters, stream.name()),
                new BatchSpans(stream, spans.telemetry(config.maxPollRecords())),
                this::consumer));
    source = source(stream, topic, config, intake);
    subscription =
        source
            .getBatchStream()
            .onItem()
            .transformToUniAndConcatenate(batch -> intake.accept(records(batch)))
            .subscribe()
            .with(done -> {}, failure -> {});
  }

  static Pool pool(TestDatabase database) {
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(8))
        .connectingTo(
            "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                    database.user(),
                    database.password(),
                    database.host(),
                    database.port(),
                    database.name()))
        .using(VERTX)
        .build();
  }

  /** Ends as on SIGTERM. */
  void stop() {
    intake.stop();
    end();
  }

  /** Ends as on SIGKILL: nothing more is written, and the group learns it by the timeout. */
  void kill() {
    intake.abandon();
    end();
  }

  /** Keeps the polling thread from polling, as a long pause of the process would. */
  Stall stall() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    consumer()
        .runOnPollingThread(
            client -> {
              begun.countDown();
              try {
                over.await(30, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            })
        .subscribe()
        .with(done -> {});
    Stall stall = new Stall(begun, over);
    stalls.add(stall);
    return stall;
  }

  /** What Kafka knows of partition 0 of the only topic. */
  long committed() {
    return get(consumer().committed(new TopicPartition(topic, 0))).values().stream()
        .filter(Objects::nonNull)
        .mapToLong(offset -> offset.offset())
        .sum();
  }

  double count(String metric) {
    return meters.find(metric).counters().stream().mapToDouble(counter -> counter.count()).sum();
  }

  @Override
  public void close() {
    stop();
  }

  private io.smallrye.reactive.messaging.kafka.KafkaConsumer<byte[], byte[]> consumer() {
    return source.getConsumer();
  }

  /** As SmallRye converts the payload of an {@code @Incoming} method. */
  @SuppressWarnings("unchecked")
  private static ConsumerRecords<byte[], byte[]> records(Message<?> batch) {
    return batch.getMetadata(IncomingKafkaRecordBatchMetadata.class).orElseThrow().getRecords();
  }

  private void end() {
    stalls.forEach(Stall::end);
    subscription.cancel();
    source.closeQuietly();
    pool.closeAndAwait();
  }

  private static KafkaSource<byte[], byte[]> source(
      IntakeStream stream, String topic, TestIntakeConfig config, Intake<?> intake) {
    return new KafkaSource<>(
        VERTX,
        stream.name(),
        new KafkaConnectorIncomingConfiguration(
            new SmallRyeConfigBuilder().withDefaultValues(channel(stream, topic, config)).build()),
        FixedInstance.none(),
        FixedInstance.<KafkaCommitHandler.Factory>of(new KafkaIgnoreCommit.Factory()),
        FixedInstance.<KafkaFailureHandler.Factory>of(new KafkaFailStop.Factory()),
        FixedInstance.<KafkaConsumerRebalanceListener>of(intake),
        new NoEvents(),
        FixedInstance.none(),
        FixedInstance.none(),
        -1);
  }

  private static Map<String, String> channel(
      IntakeStream stream, String topic, TestIntakeConfig config) {
    Map<String, String> channel = new HashMap<>();
    IntakeClientSettings.settings(config)
        .forEach((key, value) -> channel.put(key, value.toString()));
    channel.put("max.poll.interval.ms", Long.toString(config.maxPollInterval().toMillis()));
    channel.put("internal.leave.group.on.close", Boolean.toString(config.leavesGroup()));
    channel.put("channel-name", stream.channel());
    channel.put("connector", "smallrye-kafka");
    channel.put("bootstrap.servers", EmbeddedStack.bootstrapServers());
    channel.put("topic", topic);
    channel.put("group.id", stream.name());
    channel.put("batch", "true");
    channel.put("commit-strategy", "ignore");
    channel.put("graceful-shutdown", "false");
    channel.put("health-enabled", "false");
    channel.put("tracing-enabled", "false");
    channel.put("poll-timeout", "50");
    channel.put("key.deserializer", ByteArrayDeserializer.class.getName());
    channel.put("value.deserializer", ByteArrayDeserializer.class.getName());
    return channel;
  }

  /** A pause of the polling thread. */
  record Stall(CountDownLatch begun, CountDownLatch over) {
    void awaitBegin() throws InterruptedException {
      if (!begun.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the polling thread did not take the pause");
      }
    }

    void end() {
      over.countDown();
    }
  }

  /** CDI events without CDI. */
  private static final class NoEvents extends KafkaCDIEvents {
    @Override
    @SuppressWarnings("unchecked")
    public Event<Consumer<?, ?>> consumer() {
      return (Event<Consumer<?, ?>>)
          Proxy.newProxyInstance(
              Event.class.getClassLoader(),
              new Class<?>[] {Event.class},
              (proxy, method, arguments) -> null);
    }
  }
}
