package dev.tidemark.chassis.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic as a table: every replica reads all of it from the start, without a group, and
 * keeps the latest value of each key. Unreadable rows are logged and left out; keys beyond the
 * bound are left out and counted.
 *
 * @param <V> what a value means; keys are the record keys as text
 */
public final class CompactedTable<V> implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(CompactedTable.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Map<String, Object> settings;
  private final String topic;
  private final Reader<V> reader;
  private final int mostKeys;
  private final Map<String, V> rows = new ConcurrentHashMap<>();
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean closed;
  private final AtomicLong leftOut = new AtomicLong();
  private volatile @Nullable KafkaConsumer<byte[], byte[]> polling;

  /**
   * A table that reads as soon as it is started.
   *
   * @param kafka client settings, {@code bootstrap.servers} at least
   * @param mostKeys bound on the number of keys
   */
  public CompactedTable(Map<String, Object> kafka, String topic, Reader<V> reader, int mostKeys) {
    this.settings = new HashMap<>(kafka);
    this.settings.keySet().removeAll(List.of(ConsumerConfig.GROUP_ID_CONFIG));
    this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    this.topic = topic;
    this.reader = reader;
    this.mostKeys = mostKeys;
    this.thread = Thread.ofPlatform().daemon().name("table-" + topic).unstarted(this::run);
  }

  /** Begins to read, on a thread of its own. */
  public void start() {
    thread.start();
  }

  /** Latest value of a key. */
  public Optional<V> find(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** All rows; a live view that cannot be changed. */
  public Map<String, V> rows() {
    return Collections.unmodifiableMap(rows);
  }

  /** Whether everything that was in the topic at the start has been read. */
  public boolean isCaughtUp() {
    return caughtUp.getCount() == 0;
  }

  /** Waits, on a thread that may block, until the table has caught up; false when it has not. */
  public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
    return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Records left out because the table was full. */
  public long leftOut() {
    return leftOut.get();
  }

  @Override
  public void close() {
    closed = true;
    KafkaConsumer<byte[], byte[]> consumer = polling;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  /** Reads again from the start after a failure: latest values are the same whoever reads them. */
  private void run() {
    while (!closed) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        polling = consumer;
        read(consumer);
      } catch (WakeupException | InterruptException e) {
        closed = true;
      } catch (KafkaException e) {
        LOG.warnf(e, "%s cannot be read and is tried again", topic);
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!closed) {
      consumer.poll(POLL).forEach(this::put);
      if (!isCaughtUp()
          && partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
        caughtUp.countDown();
      }
    }
  }

  private void put(ConsumerRecord<byte[], byte[]> message) {
    try {
      String key = new String(message.key(), UTF_8);
      if (message.value() == null) {
        rows.remove(key);
      } else if (rows.containsKey(key) || rows.size() < mostKeys) {
        rows.put(key, reader.read(message.value()));
      } else {
        leftOut.incrementAndGet();
      }
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s-%d@%d is left out", topic, message.partition(), message.offset());
    }
  }

  /** Reads a value; may throw on bytes that nobody can read. */
  @FunctionalInterface
  public interface Reader<V> {
    V read(byte[] value);
  }
}
