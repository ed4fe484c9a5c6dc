package dev.tidemark.chassis.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clock of every application of a service; one instance per service, safe for any thread.
 *
 * <p>It knows the partitions that are told to it: those this replica owns, or all of them from the
 * stored watermarks where one replica acts for all. Memory: one entry per EVENT application and
 * partition.
 */
public final class AppClock {
  private final InstantSource wall;
  private final Map<AppId, EventTime> events = new ConcurrentHashMap<>();

  /** The key of an application. */
  public record AppId(String tenant, String application) {}

  /** A clock over this wall time. */
  public AppClock(InstantSource wall) {
    this.wall = wall;
  }

  /**
   * Now, for windows and schedules.
   *
   * @return wall time for WALL; event time for EVENT, empty before its first record
   */
  public Optional<Instant> now(AppId application, ClockKind kind) {
    return switch (kind) {
      case WALL -> Optional.of(wall.instant());
      case EVENT -> event(application).now(wall.instant());
    };
  }

  /** A record of an EVENT application was read from the partition just now. */
  public void observe(AppId application, int partition, Instant eventTime) {
    observe(application, partition, eventTime, wall.instant());
  }

  /** As stored: the partition reached {@code eventTime} when it had its last record. */
  public void observe(AppId application, int partition, Instant eventTime, Instant seenAt) {
    event(application).observe(partition, eventTime, seenAt);
  }

  /** The stream of an EVENT application ended at this event time; all watermarks move to it. */
  public void endOfStream(AppId application, Instant end) {
    event(application).end(end);
  }

  /** The partition went to another replica; it no longer holds this one back. */
  public void forget(int partition) {
    events.values().forEach(time -> time.forget(partition));
  }

  /** Whether a record comes after its window closed, judged by its own partition alone. */
  public boolean isLate(AppId application, ClockKind kind, int partition, Instant eventTime) {
    Optional<Instant> reached =
        kind == ClockKind.WALL
            ? Optional.of(wall.instant())
            : event(application).watermark(partition);
    return reached.filter(now -> eventTime.isBefore(now.minus(kind.lateness()))).isPresent();
  }

  private EventTime event(AppId application) {
    return events.computeIfAbsent(application, id -> new EventTime());
  }
}
