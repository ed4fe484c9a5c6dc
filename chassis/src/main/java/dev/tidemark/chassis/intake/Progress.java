package dev.tidemark.chassis.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How far the lanes are behind the log, and how far Kafka believes them to be. The database is the
 * truth; what Kafka is told, best effort, is for those who watch the lag there.
 */
final class Progress {
  private static final Logger LOG = Logger.getLogger(Progress.class);
  private static final Duration AT_MOST = Duration.ofSeconds(1);

  private final String stream;
  private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

  Progress(String stream) {
    this.stream = stream;
  }

  /** On the polling thread: tells Kafka how far the database is, learns how far the log is. */
  void report(Consumer<?, ?> consumer, Collection<? extends Lane<?>> lanes) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Lane<?> lane : lanes) {
      if (consumer.assignment().contains(lane.id())) {
        learnEnd(consumer, lane.id());
        if (isNew(lane)) {
          offsets.put(lane.id(), new OffsetAndMetadata(lane.stored()));
        }
      }
    }
    if (!offsets.isEmpty()) {
      consumer.commitAsync(offsets, this::committed);
    }
  }

  /** On the polling thread, before the partitions go. */
  void commit(Consumer<?, ?> consumer, Collection<? extends Lane<?>> leaving) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Lane<?> lane : leaving) {
      if (lane.stored() >= 0) {
        offsets.put(lane.id(), new OffsetAndMetadata(lane.stored()));
      }
    }
    try {
      consumer.commitSync(offsets, AT_MOST);
    } catch (KafkaException e) {
      LOG.debugf(e, "%s: Kafka does not know the last offsets", stream);
    }
  }

  void forget(TopicPartition partition) {
    committed.remove(partition);
    ends.remove(partition);
  }

  /** Records in the log that the lane has not processed. */
  long lag(Lane<?> lane) {
    return Math.max(0, ends.getOrDefault(lane.id(), 0L) - Math.max(0, lane.processed()));
  }

  /** Age of the oldest record that the lane has not processed, from above; 0 without lag. */
  double oldestUnprocessedSeconds(Lane<?> lane) {
    return lag(lane) > 0 && lane.newestAppended() > 0
        ? (System.currentTimeMillis() - lane.newestAppended()) / 1000.0
        : 0;
  }

  /** What failed, in a rebalance mostly, is told again. */
  private void committed(
      Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
    if (failure != null) {
      LOG.debugf(failure, "%s: Kafka does not know the offsets yet", stream);
      offsets.keySet().forEach(committed::remove);
    }
  }

  private void learnEnd(Consumer<?, ?> consumer, TopicPartition partition) {
    consumer
        .currentLag(partition)
        .ifPresent(lag -> ends.put(partition, consumer.position(partition) + lag));
  }

  private boolean isNew(Lane<?> lane) {
    long stored = lane.stored();
    return stored >= 0 && !Long.valueOf(stored).equals(committed.put(lane.id(), stored));
  }
}
