package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * One assignment of one partition: made when the partition comes, thrown away when it goes. What is
 * still under way then ends without effect, at the latest at the compare-and-set.
 */
final class Lane<T> {
  private static final Logger LOG = Logger.getLogger(Lane.class);

  private final TopicPartition id;
  private final LaneParts<T> parts;
  private final Work<T, ?> work;
  private final Admission<T> admission;
  private final Turn turn = new Turn();
  private final Position position = new Position();
  private final Backlog backlog = new Backlog(InstantSource.system());
  private final Steps steps;
  private final AtomicBoolean ticking = new AtomicBoolean();
  private Remembered learned = new Remembered();
  private boolean loaded;
  private boolean whole = true;
  private long firstUnwritten;
  private volatile long earliest;
  private volatile long stored = -1;
  private volatile boolean mustSeek;
  private volatile boolean stopping;

  Lane(TopicPartition id, LaneParts<T> parts) {
    this.id = id;
    this.parts = parts;
    this.steps = new Steps(id, parts.config(), () -> stopping);
    this.work = parts.work().apply(id);
    this.admission = new Admission<>(id, parts.decoder(), parts.config(), parts.metrics());
  }

  TopicPartition id() {
    return id;
  }

  /** First offset that is not in the database; negative before it is known. */
  long stored() {
    return stored;
  }

  /** First offset that is not processed; negative before it is known. */
  long processed() {
    return backlog.next();
  }

  /** What of the log is not processed. */
  Backlog backlog() {
    return backlog;
  }

  Optional<Trouble> trouble() {
    return steps.trouble();
  }

  Collection<Watermark> watermarks() {
    return admission.watermarks();
  }

  /**
   * Reads offset and state; retried until it succeeds or the lane is stopped. Without it a lane
   * does so with its first record.
   *
   * @param begin first offset that the log still holds
   */
  Uni<Void> open(long begin) {
    earliest = begin;
    return turn.next(() -> guarded(() -> loaded ? nothing() : load()));
  }

  /** The consumer has been told where to read, by somebody else than this lane. */
  void sought() {
    mustSeek = false;
  }

  /** Takes records; completes when they are processed, or dropped because the lane is stopped. */
  Uni<Void> take(List<ConsumerRecord<byte[], byte[]>> records) {
    backlog.handedOver(records);
    return turn.next(() -> guarded(() -> ready().chain(() -> process(records))));
  }

  /** Writes what is in memory, if it is due. A tick that comes while one waits is not needed. */
  Uni<Void> tick() {
    return ticking.getAndSet(true) ? nothing() : turn.next(this::ticked);
  }

  private Uni<Void> ticked() {
    ticking.set(false);
    return guarded(() -> ready().chain(() -> isDue() ? flush() : nothing()));
  }

  /** Takes no more and tries once to write what is in memory; a rival's write is no failure. */
  Uni<Void> finish() {
    stopping = true;
    return turn.next(() -> isDirty() ? save() : nothing())
        .onFailure(MovedException.class)
        .recoverWithNull();
  }

  /** Takes no more and writes nothing, as a process that dies. */
  void abandon() {
    stopping = true;
    turn.next(
        () -> {
          whole = false;
          return nothing();
        });
  }

  private Uni<Void> guarded(Supplier<Uni<Void>> action) {
    return Uni.createFrom()
        .deferred(() -> stopping ? nothing() : action.get())
        .onFailure(StartOverException.class)
        .recoverWithUni(this::startOver)
        .onFailure(failure -> stopping)
        .recoverWithNull();
  }

  private Uni<Void> ready() {
    return (loaded ? nothing() : load()).invoke(() -> seek(mustSeek));
  }

  private Uni<Void> load() {
    return steps
        .run("load the offset and the state", this::read)
        .invoke(this::begin)
        .replaceWithVoid();
  }

  private Uni<Long> read() {
    admission.clear();
    work.discard();
    return parts.store().load(id, earliest, admission, work::load);
  }

  private void begin(long next) {
    if (next < earliest) {
      skip(next, earliest);
    }
    position.moveTo(Math.max(next, earliest));
    learned = new Remembered();
    stored = next;
    backlog.startsAt(position.next());
    whole = true;
    mustSeek = true;
    loaded = true;
  }

  /** Nobody waits for the polling thread, which may be waiting for this lane. */
  private void seek(boolean wanted) {
    if (wanted) {
      mustSeek = false;
      parts
          .consumer()
          .get()
          .seek(id, position.next())
          .subscribe()
          .with(done -> {}, failure -> LOG.debugf(failure, "%s is not ours to seek", id));
    }
  }

  private Uni<Void> process(List<ConsumerRecord<byte[], byte[]>> records) {
    long expected = position.next();
    List<ConsumerRecord<byte[], byte[]>> fresh = position.expected(records);
    if (fresh.isEmpty()) {
      seek(position.missing());
      return nothing();
    }
    skip(expected, fresh.getFirst().offset());
    Uni<Void> work =
        steps
            .run("decode records", () -> Uni.createFrom().item(() -> admission.decode(fresh)))
            .chain(decoded -> process(fresh, decoded));
    return parts.spans().around(id, fresh, work);
  }

  private Uni<Void> process(List<ConsumerRecord<byte[], byte[]>> fresh, List<Decoding<T>> decoded) {
    whole = false;
    Admitted<T> admitted = admission.admit(fresh, decoded);
    return steps
        .run("prepare records", () -> work.take(admitted.records()))
        .map(rejected -> all(admitted.rejected(), rejected))
        .chain(this::bury)
        .invoke(() -> advance(fresh.getLast(), admitted.learned()))
        .chain(() -> work.wantsFlush() || isDue() ? flush() : nothing());
  }

  private static List<Rejected> all(List<Rejected> undecoded, List<Rejected> rejected) {
    List<Rejected> all = new ArrayList<>(undecoded);
    all.addAll(rejected);
    return all;
  }

  private Uni<Void> bury(List<Rejected> rejected) {
    return steps
        .run("write dead letters", () -> parts.deadLetters().send(rejected))
        .invoke(() -> rejected.forEach(parts.metrics()::deadLettered));
  }

  /** Only now may what was learned and added be written: together with the offset behind it. */
  private void advance(ConsumerRecord<byte[], byte[]> last, Remembered more) {
    if (position.next() == stored) {
      firstUnwritten = System.nanoTime();
    }
    position.moveTo(last.offset() + 1);
    learned.add(more);
    backlog.processed(last);
    whole = true;
  }

  private boolean isDirty() {
    return loaded && whole && position.next() != stored;
  }

  private boolean isDue() {
    return isDirty()
        && System.nanoTime() - firstUnwritten >= parts.config().flushInterval().toNanos();
  }

  private Uni<Void> flush() {
    return steps.run("write results", this::save);
  }

  private Uni<Void> save() {
    long begun = System.nanoTime();
    long next = position.next();
    return parts
        .store()
        .save(id, stored, next, learned, work::write)
        .invoke(() -> saved(next, begun))
        .onFailure(MovedException.class)
        .invoke(() -> parts.metrics().refused())
        .onFailure(RowWork::isDataError)
        .call(this::expel);
  }

  private void saved(long next, long begun) {
    stored = next;
    learned = new Remembered();
    work.written();
    parts.metrics().flushed(Duration.ofNanos(System.nanoTime() - begun));
  }

  private Uni<Void> expel() {
    return work.findUnwritable(parts.store())
        .call(this::bury)
        .chain(guilty -> guilty.isEmpty() ? none() : work.takeAgainWithout(guilty))
        .chain(this::bury);
  }

  private static Uni<List<Rejected>> none() {
    return Uni.createFrom().item(List.of());
  }

  private Uni<Void> startOver(Throwable failure) {
    LOG.infof("%s starts over: %s", id, failure.getMessage());
    loaded = false;
    whole = false;
    Uni<Void> pause = nothing().onItem().delayIt().by(parts.config().retryFirst());
    return pause.chain(() -> guarded(this::ready));
  }

  private void skip(long from, long to) {
    if (to > from) {
      LOG.warnf("%s: offsets %d to %d are no longer in the log", id, from, to - 1);
      parts.metrics().skipped(to - from);
    }
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
