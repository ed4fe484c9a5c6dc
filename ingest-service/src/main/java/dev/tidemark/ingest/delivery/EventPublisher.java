package dev.tidemark.ingest.delivery;

import com.google.protobuf.MessageLite;
import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.chassis.health.DependencyState;
import dev.tidemark.proto.topic.Topic;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to Kafka. Never blocks the calling thread: what a topic looks like is asked on a
 * worker, once, and the producer's buffer is larger than what admission lets in.
 */
@Singleton
public final class EventPublisher {
  private static final Logger LOG = Logger.getLogger(EventPublisher.class);
  private static final String DEPENDENCY = "Kafka";
  private static final int MOST_PARTITIONS = 256;

  private final Producer<String, MessageLite> producer;
  private final OpenTelemetry telemetry;
  private final Duration retryDelay;
  private final DependencyState state;
  private final Map<Topic, Integer> partitions = new ConcurrentHashMap<>();
  private final Map<Topic, Uni<Integer>> lookups = new ConcurrentHashMap<>();

  EventPublisher(
      Producer<String, MessageLite> producer,
      OpenTelemetry telemetry,
      InstantSource clock,
      DeliveryConfig config) {
    this.producer = producer;
    this.telemetry = telemetry;
    this.state = new DependencyState(clock);
    this.retryDelay = config.retryDelay();
  }

  /**
   * Publishes events, in order within a partition. The trace in progress goes along as record
   * headers.
   *
   * @return completes on the caller's context when all are acknowledged; fails
   *     DEPENDENCY_UNAVAILABLE with a delay when one is not, in which case others may be on the
   *     topic: repeat all with the same ids
   */
  public Uni<@Nullable Void> publish(List<OutgoingEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Executor caller = CallerContext.current();
    Headers trace = trace();
    return ready(events)
        .chain(() -> send(events, trace))
        .invoke(state::answered)
        .onFailure()
        .transform(this::refusal)
        .emitOn(caller);
  }

  /**
   * Number of partitions of a topic.
   *
   * @return fails DEPENDENCY_UNAVAILABLE when the broker does not say
   */
  public Uni<Integer> partitions(Topic topic) {
    Executor caller = CallerContext.current();
    return lookup(topic).onFailure().transform(this::refusal).emitOn(caller);
  }

  /** When Kafka last acknowledged and last failed. */
  DependencyState state() {
    return state;
  }

  private Uni<@Nullable Void> ready(List<OutgoingEvent> events) {
    List<Uni<Integer>> unknown =
        events.stream()
            .map(OutgoingEvent::topic)
            .distinct()
            .filter(topic -> !partitions.containsKey(topic))
            .map(this::lookup)
            .toList();
    return unknown.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(unknown).andFailFast().replaceWithVoid();
  }

  private Uni<Integer> lookup(Topic topic) {
    @Nullable Integer known = partitions.get(topic);
    return known != null
        ? Uni.createFrom().item(known)
        : lookups.computeIfAbsent(topic, this::newLookup);
  }

  /** One question at a time and topic, so that an absent broker does not take every worker. */
  private Uni<Integer> newLookup(Topic topic) {
    return Uni.createFrom()
        .item(() -> requirePowerOfTwo(topic, producer.partitionsFor(topic.topicName()).size()))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .invoke(count -> partitions.put(topic, count))
        .onTermination()
        .invoke(() -> lookups.remove(topic))
        .memoize()
        .indefinitely();
  }

  private static int requirePowerOfTwo(Topic topic, int count) {
    if (Integer.bitCount(count) != 1 || count > MOST_PARTITIONS) {
      throw new IllegalStateException(
          "%s has %d partitions but needs a power of two up to %d; create it anew"
              .formatted(topic.topicName(), count, MOST_PARTITIONS));
    }
    return count;
  }

  private Uni<@Nullable Void> send(List<OutgoingEvent> events, Headers trace) {
    return Uni.createFrom().emitter(emitter -> sendAll(events, trace, emitter));
  }

  private void sendAll(
      List<OutgoingEvent> events, Headers trace, UniEmitter<? super @Nullable Void> emitter) {
    AcknowledgementCallback acknowledgements = new AcknowledgementCallback(events.size(), emitter);
    for (OutgoingEvent event : events) {
      try {
        Future<RecordMetadata> _ = producer.send(record(event, trace), acknowledgements);
      } catch (RuntimeException e) {
        acknowledgements.onCompletion(null, e);
      }
    }
  }

  private ProducerRecord<String, MessageLite> record(OutgoingEvent event, Headers trace) {
    return new ProducerRecord<>(
        event.topic().topicName(),
        partition(event.topic(), event.block()),
        event.key(),
        event.message(),
        trace);
  }

  private @Nullable Integer partition(Topic topic, OptionalInt block) {
    return block.isEmpty()
        ? null
        : Topic.partitionOf(block.getAsInt(), partitions.getOrDefault(topic, 1));
  }

  private Headers trace() {
    Headers headers = new RecordHeaders();
    telemetry
        .getPropagators()
        .getTextMapPropagator()
        .inject(
            Context.current(),
            headers,
            (carrier, name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return headers;
  }

  private Throwable refusal(Throwable thrown) {
    state.failed();
    if (thrown instanceof RecordTooLargeException || thrown instanceof IllegalStateException) {
      return thrown;
    }
    LOG.warnf("Kafka did not acknowledge: %s", thrown.getMessage());
    return CommonException.dependencyUnavailable(DEPENDENCY, retryDelay);
  }
}
