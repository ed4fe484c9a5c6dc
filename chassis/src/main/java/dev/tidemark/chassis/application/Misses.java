package dev.tidemark.chassis.application;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Applications that records name and nobody knows. One is lost when it was looked for and not there
 * for longer than the patience; looks that failed do not count, and it is looked for ever after.
 */
final class Misses {
  private static final int MOST = 10_000;
  private static final long BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();
  private static final long NOT_LOOKED = Long.MIN_VALUE;

  private final long patience;
  private final Map<ApplicationKey, Long> absentSince = new ConcurrentHashMap<>();
  private final AtomicLong nextLook = new AtomicLong(Long.MIN_VALUE);

  /**
   * @param patience how long a record may be ahead of its application
   */
  Misses(Duration patience) {
    this.patience = patience.toNanos();
  }

  /**
   * Notes that a key was missed.
   *
   * @param now as {@link System#nanoTime}
   */
  boolean isLost(ApplicationKey key, long now) {
    if (absentSince.size() >= MOST) {
      absentSince.clear();
    }
    long since = absentSince.computeIfAbsent(key, added -> NOT_LOOKED);
    return since != NOT_LOOKED && now - since > patience;
  }

  /**
   * Whether whoever asks shall look: records of unknown applications may come in their thousands.
   */
  boolean isLookDue(long now) {
    long due = nextLook.get();
    boolean isDue = due == Long.MIN_VALUE || now - due >= 0;
    return isDue && nextLook.compareAndSet(due, now + BETWEEN_LOOKS);
  }

  /**
   * A look has succeeded.
   *
   * @param found the applications that are there
   * @param now as {@link System#nanoTime}
   */
  void looked(Set<ApplicationKey> found, long now) {
    absentSince.keySet().removeAll(found);
    absentSince.replaceAll((key, since) -> since == NOT_LOOKED ? now : since);
  }
}
