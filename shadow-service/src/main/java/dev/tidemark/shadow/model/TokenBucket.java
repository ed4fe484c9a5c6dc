package dev.tidemark.shadow.model;

import java.util.concurrent.TimeUnit;

/** Calls a second: permits come evenly, at most one second's worth is saved up. Thread-safe. */
public final class TokenBucket {
  private final double perNano;
  private final double most;
  private double held;
  private long since;

  /**
   * A full bucket.
   *
   * @param perSecond permits a second, above 0
   * @param nanoTime now
   */
  public TokenBucket(double perSecond, long nanoTime) {
    this.perNano = perSecond / TimeUnit.SECONDS.toNanos(1);
    this.most = Math.max(1, perSecond);
    this.held = most;
    this.since = nanoTime;
  }

  /**
   * Takes permits.
   *
   * @param wanted at least 0
   * @return how many there were, at most {@code wanted}
   */
  public synchronized int take(int wanted, long nanoTime) {
    held = Math.min(most, held + Math.max(0, nanoTime - since) * perNano);
    since = Math.max(since, nanoTime);
    int taken = (int) Math.min(wanted, Math.floor(Math.max(0, held)));
    held -= taken;
    return taken;
  }

  /** Gives back what was not used; during a pause it is lost, or it would end the pause. */
  public synchronized void giveBack(int unused, long nanoTime) {
    if (nanoTime - since >= 0) {
      held = Math.min(most, held + unused);
    }
  }

  /** Lets nothing through until then: the other side asked for it. */
  public synchronized void pauseUntil(long nanoTime) {
    if (nanoTime > since) {
      since = nanoTime;
      held = Math.min(held, 0);
    }
  }
}
