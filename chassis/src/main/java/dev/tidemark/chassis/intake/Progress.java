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
 * Tells the lanes how far the log is, and Kafka how far the lanes are. The database is the truth;
 * what Kafka is told, best effort, is for those who watch the lag there.
 */
final class Progress {
  private static final Logger LOG = Logger.getLogger(Progress.class);
  private static final Duration AT_MOST = Duration.ofSeconds(1);

  private final String stream;
  private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();

  Progress(String stream) {
    this.stream = stream;
  }

  /** On the polling thread: tells Kafka how far the database is, learns how far the log is. */
  void report(Consumer<?, ?> consumer, Collection<? extends Lane<?>> lanes) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Lane<?> lane : lanes) {
      if (consumer.assignment().contains(lane.id())) {
        learnEnd(consumer, lane);
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
  }

  /** What failed, in a rebalance mostly, is told again. */
  private void committed(
      Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
    if (failure != null) {
      LOG.debugf(failure, "%s: Kafka does not know the offsets yet", stream);
      offsets.keySet().forEach(committed::remove);
    }
  }

  private static void learnEnd(Consumer<?, ?> consumer, Lane<?> lane) {
    consumer
        .currentLag(lane.id())
        .ifPresent(lag -> lane.backlog().logEnds(consumer.position(lane.id()) + lag));
  }

  private boolean isNew(Lane<?> lane) {
    long stored = lane.stored();
    return stored >= 0 && !Long.valueOf(stored).equals(committed.put(lane.id(), stored));
  }
}
