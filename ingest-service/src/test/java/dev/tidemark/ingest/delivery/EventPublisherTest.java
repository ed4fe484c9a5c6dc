package dev.tidemark.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Timestamp;
import dev.tidemark.chassis.errors.CommonReason;
import dev.tidemark.chassis.errors.TidemarkException;
import dev.tidemark.proto.topic.Topic;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventPublisherTest {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final MockProducer<String, MessageLite> kafka =
      new MockProducer<>(
          cluster(16), false, null, new StringSerializer(), (_, message) -> message.toByteArray());
  private final EventPublisher publisher =
      new EventPublisher(kafka, OpenTelemetry.noop(), InstantSource.system(), new Config());

  @Test
  void placesBlocksOnTheirPartition() {
    publishAcknowledged(event(0), event(17), event(255));
    assertThat(kafka.history()).extracting(record -> record.partition()).containsExactly(0, 1, 15);
  }

  @Test
  void answersOnlyWhenAllAreAcknowledged() {
    UniAssertSubscriber<@Nullable Void> answer = publish(event(1), event(2));
    kafka.completeNext();
    answer.assertNotTerminated();
    kafka.completeNext();
    answer.awaitItem(WAIT);
  }

  @Test
  void tellsTheCallerToRetryWhenOneIsNotAcknowledged() {
    UniAssertSubscriber<@Nullable Void> answer = publish(event(1), event(2));
    kafka.errorNext(new TimeoutException("expired"));
    answer.assertNotTerminated();
    kafka.completeNext();
    assertUnavailable(answer);
  }

  @Test
  void comesBackAfterTheBrokerWasAway() {
    kafka.partitionsForException = new TimeoutException("no metadata");
    assertUnavailable(subscribe(event(1)));
    kafka.partitionsForException = null;
    publishAcknowledged(event(1));
  }

  @Test
  void publishesNothingAtOnce() {
    publisher
        .publish(List.of())
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .assertCompleted();
  }

  private static void assertUnavailable(UniAssertSubscriber<@Nullable Void> answer) {
    TidemarkException refusal = (TidemarkException) answer.awaitFailure(WAIT).getFailure();
    assertThat(refusal.reason()).isEqualTo(CommonReason.DEPENDENCY_UNAVAILABLE);
    assertThat(refusal.failure().retryDelay()).contains(new Config().retryDelay());
  }

  private void publishAcknowledged(OutgoingEvent... events) {
    UniAssertSubscriber<@Nullable Void> answer = publish(events);
    IntStream.range(0, events.length).forEach(_ -> kafka.completeNext());
    answer.awaitItem(WAIT);
  }

  /** Subscribes once the topic is known, so that the records are sent when this returns. */
  private UniAssertSubscriber<@Nullable Void> publish(OutgoingEvent... events) {
    publisher
        .partitions(Topic.INTERACTION)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .awaitItem(WAIT);
    return subscribe(events);
  }

  private UniAssertSubscriber<@Nullable Void> subscribe(OutgoingEvent... events) {
    return publisher
        .publish(List.of(events))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  private static OutgoingEvent event(int block) {
    return OutgoingEvent.ofBlock(Topic.INTERACTION, "k", block, Timestamp.getDefaultInstance());
  }

  private static Cluster cluster(int partitions) {
    Node node = new Node(0, "localhost", 9092);
    Node[] replicas = {node};
    List<PartitionInfo> infos =
        IntStream.range(0, partitions)
            .mapToObj(
                partition ->
                    new PartitionInfo(
                        Topic.INTERACTION.topicName(), partition, node, replicas, replicas))
            .toList();
    return new Cluster("c", List.of(node), infos, Set.of(), Set.of());
  }

  private record Config(
      MemorySize maxBytesInFlight, Duration timeout, Duration metadataTimeout, Duration retryDelay)
      implements DeliveryConfig {
    Config() {
      this(
          new MemorySize(BigInteger.valueOf(64L << 20)),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1));
    }
  }
}
