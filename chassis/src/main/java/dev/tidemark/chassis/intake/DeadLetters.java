package dev.tidemark.chassis.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Sends rejected records to {@code <topic>.<service>.dlq}: key, value and headers as they were, in
 * the partition they came from, with headers that say why and from where.
 */
final class DeadLetters {
  static final String REASON = "dead-letter-reason";
  static final String DETAIL = "dead-letter-detail";
  static final String TOPIC = "dead-letter-topic";
  static final String PARTITION = "dead-letter-partition";
  static final String OFFSET = "dead-letter-offset";
  private static final String SMALLRYE_INTERNAL = "SMALLRYE_";

  private final IntakeStream stream;
  private final Supplier<Producer<byte[], byte[]>> producer;

  DeadLetters(IntakeStream stream, Supplier<Producer<byte[], byte[]>> producer) {
    this.stream = stream;
    this.producer = producer;
  }

  /** Completes when the broker has acknowledged all of them. */
  Uni<Void> send(List<Rejected> rejected) {
    return Multi.createFrom()
        .iterable(rejected)
        .onItem()
        .transformToUniAndConcatenate(this::send)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** On a worker thread: the producer blocks until it knows the topic. */
  private Uni<Void> send(Rejected rejected) {
    return Uni.createFrom()
        .<Void>emitter(emitter -> send(rejected, emitter))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private void send(Rejected rejected, UniEmitter<? super Void> emitter) {
    Producer<byte[], byte[]> kafka = producer.get();
    ConsumerRecord<byte[], byte[]> source = rejected.source();
    String topic = stream.deadLetterTopic(source.topic());
    int partition = source.partition() % kafka.partitionsFor(topic).size();
    Future<?> _ =
        kafka.send(
            new ProducerRecord<>(topic, partition, source.key(), source.value(), headers(rejected)),
            (metadata, failure) -> {
              if (failure == null) {
                emitter.complete(null);
              } else {
                emitter.fail(failure);
              }
            });
  }

  private static Headers headers(Rejected rejected) {
    Headers headers = new RecordHeaders();
    for (Header header : rejected.source().headers()) {
      if (!header.key().startsWith(SMALLRYE_INTERNAL)) {
        headers.add(header);
      }
    }
    add(headers, REASON, rejected.reason());
    add(headers, DETAIL, rejected.detail());
    add(headers, TOPIC, rejected.source().topic());
    add(headers, PARTITION, Integer.toString(rejected.source().partition()));
    add(headers, OFFSET, Long.toString(rejected.source().offset()));
    return headers;
  }

  private static void add(Headers headers, String key, String value) {
    headers.add(key, value.getBytes(UTF_8));
  }
}
