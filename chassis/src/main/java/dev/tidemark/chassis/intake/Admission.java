package dev.tidemark.chassis.intake;

import dev.tidemark.chassis.clock.ClockKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides record by record what goes to the handler: decodes, drops duplicates, marks late records.
 *
 * <p>Its decisions depend on the partition's log alone (offsets, append times, event times), so a
 * partition that is read again is decided again in the same way.
 */
final class Admission<T> {
  private static final long MINUTE = Duration.ofMinutes(1).toSeconds();
  private static final long DAY = Duration.ofDays(1).toSeconds();

  private final TopicPartition partition;
  private final Decoder<T> decoder;
  private final IntakeConfig config;
  private final IntakeMetrics metrics;
  private final SeenIds seen = new SeenIds();
  private final Map<IdBucket.Scope, Watermark> watermarks = new ConcurrentHashMap<>();

  Admission(
      TopicPartition partition, Decoder<T> decoder, IntakeConfig config, IntakeMetrics metrics) {
    this.partition = partition;
    this.decoder = decoder;
    this.config = config;
    this.metrics = metrics;
  }

  /**
   * Decodes records and remembers nothing of them.
   *
   * @throws NotReadyException if the decoder cannot do so yet
   */
  List<Decoding<T>> decode(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(this::decode).toList();
  }

  /** Admits records in their order; {@code decoded} is what {@link #decode(List)} made of them. */
  Admitted<T> admit(List<ConsumerRecord<byte[], byte[]>> records, List<Decoding<T>> decoded) {
    Admitted<T> admitted = new Admitted<>();
    for (int i = 0; i < records.size(); i++) {
      ConsumerRecord<byte[], byte[]> message = records.get(i);
      forgetBefore(Instant.ofEpochMilli(message.timestamp()), admitted.learned());
      switch (decoded.get(i)) {
        case Poison<T>(String reason, String detail) ->
            admitted.rejected().add(new Rejected(message, reason, detail));
        case Decoded<T> readable -> admit(readable, message, admitted);
      }
    }
    metrics.received(records.size());
    return admitted;
  }

  Collection<Watermark> watermarks() {
    return watermarks.values();
  }

  /** Takes over what was remembered in the database. */
  void restore(IdBucket bucket, EventId id) {
    seen.add(bucket, id);
  }

  void restore(Watermark mark) {
    watermarks.put(new IdBucket.Scope(mark.tenant(), mark.application()), mark);
  }

  void clear() {
    seen.clear();
    watermarks.clear();
  }

  private Decoding<T> decode(ConsumerRecord<byte[], byte[]> message) {
    try {
      return decoder.decode(message);
    } catch (NotReadyException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Poison<>("UNREADABLE", "the bytes do not decode: " + e.getMessage());
    }
  }

  private void admit(
      Decoded<T> decoded, ConsumerRecord<byte[], byte[]> message, Admitted<T> admitted) {
    IdBucket bucket = bucket(decoded, message);
    EventId id = EventId.of(decoded.tenant(), decoded.application(), decoded.eventId());
    if (seen.contains(bucket.scope(), id)) {
      metrics.duplicate();
      countDuplicate(decoded, admitted.learned());
      return;
    }
    boolean late = isLate(decoded);
    if (late) {
      metrics.late();
    }
    if (seen.add(bucket, id)) {
      admitted.learned().id(bucket, id);
    }
    advance(decoded, admitted.learned());
    admitted.records().add(new Received<>(decoded, late, message));
  }

  private boolean isLate(Decoded<T> decoded) {
    Watermark mark = watermarks.get(new IdBucket.Scope(decoded.tenant(), decoded.application()));
    return mark != null
        && !decoded.closes().plus(decoded.clock().lateness()).isAfter(mark.eventTime());
  }

  private IdBucket bucket(Decoded<T> decoded, ConsumerRecord<byte[], byte[]> message) {
    return switch (decoded.clock()) {
      case WALL ->
          new IdBucket(IdBucket.Scope.WALL, Math.floorDiv(message.timestamp() / 1000, MINUTE));
      case EVENT ->
          new IdBucket(
              new IdBucket.Scope(decoded.tenant(), decoded.application()),
              Math.ceilDiv(endOf(decoded.closes()), DAY));
    };
  }

  /** Moves the application's watermark and forgets the days that are closed for good. */
  private void advance(Decoded<T> decoded, Remembered learned) {
    IdBucket.Scope scope = new IdBucket.Scope(decoded.tenant(), decoded.application());
    Watermark before = watermarks.get(scope);
    Instant now =
        before == null || decoded.eventTime().isAfter(before.eventTime())
            ? decoded.eventTime()
            : before.eventTime();
    keep(decoded, now, before == null ? 0 : before.duplicates(), learned);
    if (decoded.clock() == ClockKind.EVENT) {
      long closed = now.minus(ClockKind.EVENT.lateness()).getEpochSecond();
      forget(scope, Math.floorDiv(closed, DAY) + 1, learned);
    }
  }

  /** A duplicate says nothing new of time: its original was there. */
  private void countDuplicate(Decoded<T> decoded, Remembered learned) {
    Watermark before = watermarks.get(new IdBucket.Scope(decoded.tenant(), decoded.application()));
    if (before != null) {
      keep(decoded, before.eventTime(), before.duplicates() + 1, learned);
    }
  }

  private void keep(Decoded<T> decoded, Instant reached, long duplicates, Remembered learned) {
    Watermark mark =
        new Watermark(
            partition, decoded.tenant(), decoded.application(), reached, Instant.now(), duplicates);
    watermarks.put(new IdBucket.Scope(decoded.tenant(), decoded.application()), mark);
    learned.watermark(mark);
  }

  /** The first full second at or after an instant. */
  private static long endOf(Instant instant) {
    return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
  }

  private void forgetBefore(Instant appended, Remembered learned) {
    long oldest = appended.minus(config.dedupeHorizon()).getEpochSecond();
    forget(IdBucket.Scope.WALL, Math.floorDiv(oldest, MINUTE), learned);
  }

  private void forget(IdBucket.Scope scope, long floor, Remembered learned) {
    if (seen.forget(scope, floor)) {
      learned.floor(scope, floor);
    }
  }
}
