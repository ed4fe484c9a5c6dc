package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.smallrye.reactive.messaging.kafka.impl.ReactiveKafkaConsumer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a service: hands every record to its handler and counts it exactly once, whatever
 * crashes, stalls or moves. Made by {@link Intakes}.
 *
 * @param <T> payload
 */
public final class Intake<T> implements KafkaConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(Intake.class);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final IntakeStream stream;
  private final LaneParts<T> parts;
  private final Map<TopicPartition, Lane<T>> lanes = new ConcurrentHashMap<>();
  private final Progress progress;
  private final BrokerContact broker = new BrokerContact(InstantSource.system());
  private @Nullable Cancellable ticks;
  private volatile boolean stopping;
  private volatile boolean stopped;

  Intake(IntakeStream stream, LaneParts<T> parts) {
    this.stream = stream;
    this.parts = parts;
    this.progress = new Progress(stream.name());
    parts.metrics().observe(this, Intake::lag, Intake::oldestUnprocessedSeconds);
  }

  /** Which stream this is. */
  public IntakeStream stream() {
    return stream;
  }

  /**
   * Takes a batch, its partitions side by side: one that waits holds up no other. It completes when
   * all of it is processed or, for partitions that have gone, dropped; it does not fail. Until then
   * the channel's queue fills and the consumer pauses, which is the bound on memory.
   */
  public Uni<Void> accept(ConsumerRecords<byte[], byte[]> batch) {
    List<Uni<Void>> work =
        batch.partitions().stream()
            .filter(lanes::containsKey)
            .map(partition -> take(partition, batch))
            .toList();
    return work.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(work).andCollectFailures().replaceWithVoid();
  }

  /** How far event time has come, per application and partition that this replica reads. */
  public List<Watermark> watermarks() {
    return lanes.values().stream().flatMap(lane -> lane.watermarks().stream()).toList();
  }

  /**
   * On the polling thread: reads where the partitions stand and seeks. When the database is away it
   * gives up after the flush timeout; the lanes then go on trying and seek when they succeed.
   */
  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (stopping) {
      return; // without a lane their records are left to the next owner
    }
    startTicking();
    partitions.forEach(partition -> lanes.put(partition, new Lane<>(partition, parts)));
    try {
      Map<TopicPartition, Long> earliest =
          consumer.beginningOffsets(partitions, parts.config().flushTimeout());
      await(partitions.stream().map(p -> lane(p).open(earliest.getOrDefault(p, 0L))).toList());
      partitions.forEach(partition -> seek(consumer, lane(partition)));
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s: the offsets of %s are not known yet", stream.name(), partitions);
    }
  }

  /** On the polling thread: writes what is in memory before the partitions go. */
  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    List<Lane<T>> leaving = remove(partitions);
    try {
      if (!stopped) { // a stop has waited for them already, and what is late stays late
        await(leaving.stream().map(Lane::finish).toList());
      }
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s: results of %s are left to the next owner", stream.name(), partitions);
    }
    progress.commit(consumer, leaving);
  }

  /**
   * Takes no more, ends the batch in hand and writes what is in memory, for at most the flush
   * timeout; then leaves the group, so that another replica goes on at once from there.
   */
  void stop() {
    stopping = true;
    stopTicking();
    try {
      await(lanes.values().stream().map(Lane::finish).toList());
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s: results are left to the next start", stream.name());
    }
    stopped = true;
    leave();
  }

  /**
   * Closing revokes the partitions, which commits, and tells the group; at most 2 close-timeouts.
   */
  private void leave() {
    try {
      if (parts.consumer().get() instanceof ReactiveKafkaConsumer<?, ?> client) {
        client.close();
      }
    } catch (RuntimeException e) {
      LOG.warnf(e, "%s: the group learns by the session timeout that we have gone", stream.name());
    }
  }

  /** Takes no more and writes nothing, as a process that dies. */
  void abandon() {
    stopTicking();
    lanes.values().forEach(Lane::abandon);
    lanes.clear();
  }

  /** The steps that fail at the moment, by partition. */
  Map<TopicPartition, Trouble> troubles() {
    Map<TopicPartition, Trouble> troubles = new HashMap<>();
    lanes.values().forEach(lane -> lane.trouble().ifPresent(t -> troubles.put(lane.id(), t)));
    return troubles;
  }

  /**
   * Since when the broker has been silent; empty while it answers and where nothing is read. Of two
   * heartbeats one may get lost.
   */
  Optional<Instant> brokerSilentSince() {
    return parts.consumer().get() == null
        ? Optional.empty()
        : broker.silentSince(parts.config().sessionTimeout().dividedBy(2));
  }

  /** Records in the log that are not processed, over the partitions of this replica. */
  double lag() {
    return lanes.values().stream().mapToLong(lane -> lane.backlog().lag()).sum();
  }

  /** Age of the oldest record that is not processed, in seconds; 0 when there is none. */
  double oldestUnprocessedSeconds() {
    return lanes.values().stream()
        .mapToDouble(lane -> lane.backlog().oldestSeconds())
        .max()
        .orElse(0);
  }

  private Uni<Void> take(TopicPartition partition, ConsumerRecords<byte[], byte[]> batch) {
    Lane<T> lane = lanes.get(partition);
    return lane == null ? Uni.createFrom().voidItem() : lane.take(batch.records(partition));
  }

  private Lane<T> lane(TopicPartition partition) {
    return lanes.computeIfAbsent(partition, missing -> new Lane<>(missing, parts));
  }

  private static void seek(Consumer<?, ?> consumer, Lane<?> lane) {
    consumer.seek(lane.id(), lane.processed());
    lane.sought();
  }

  private List<Lane<T>> remove(Collection<TopicPartition> partitions) {
    List<Lane<T>> removed = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      Lane<T> lane = lanes.remove(partition);
      if (lane != null) {
        removed.add(lane);
      }
      progress.forget(partition);
    }
    return removed;
  }

  /**
   * Waits, for at most the flush timeout: the rebalance listener is synchronous, so the polling
   * thread waits, below the longest poll interval; and a process must not end before its last
   * write.
   */
  private void await(List<Uni<Void>> work) {
    if (!work.isEmpty()) {
      Uni.join().all(work).andCollectFailures().await().atMost(parts.config().flushTimeout());
    }
  }

  private void startTicking() {
    if (ticks == null) {
      Duration interval = parts.config().flushInterval();
      ticks =
          Multi.createFrom()
              .ticks()
              .every(interval.compareTo(SECOND) < 0 ? interval : SECOND)
              .onOverflow()
              .drop()
              .subscribe()
              .with(tick -> tick(), failure -> LOG.errorf(failure, "%s: no ticks", stream.name()));
    }
  }

  private void stopTicking() {
    Cancellable running = ticks;
    if (running != null) {
      running.cancel();
    }
  }

  private void tick() {
    lanes.values().forEach(Lane::tick);
    parts
        .consumer()
        .get()
        .runOnPollingThread(
            consumer -> {
              broker.look(consumer.metrics());
              progress.report(consumer, lanes.values());
            })
        .subscribe()
        .with(done -> {}, failure -> LOG.debugf(failure, "%s: no report", stream.name()));
  }

  /** When a partition began to fail, for the health detail. */
  static String describe(Trouble trouble) {
    Instant since = trouble.since();
    return "cannot " + trouble.step() + " since " + since + "; retried until it succeeds";
  }
}
