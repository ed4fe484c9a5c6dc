package dev.tidemark.shadow.model;

import java.time.Duration;

/**
 * Lets an endpoint rest after failures in a row: then one call at a time finds out whether it is
 * back. Thread-safe; times are {@link System#nanoTime}.
 */
public final class CircuitBreaker {
  private final int threshold;
  private final long rest;
  private int failures;
  private long openSince;
  private long restsUntil;

  /**
   * @param threshold failures in a row that open it, at least 1
   * @param rest time until the next call is tried
   */
  public CircuitBreaker(int threshold, Duration rest) {
    this.threshold = threshold;
    this.rest = rest.toNanos();
  }

  /**
   * How many of the wanted calls may be made now. A trial that is let through moves the end of the
   * rest, so the next trial comes a rest later whatever becomes of this one.
   */
  public synchronized int admit(int wanted, long nanoTime) {
    if (failures < threshold || wanted == 0) {
      return wanted;
    }
    if (nanoTime - restsUntil < 0) {
      return 0;
    }
    restsUntil = nanoTime + rest;
    return 1;
  }

  /** A permit that was admitted was not used. */
  public synchronized void unused(long nanoTime) {
    if (failures >= threshold) {
      restsUntil = nanoTime;
    }
  }

  /** A call was answered. */
  public synchronized void succeeded() {
    failures = 0;
  }

  /** A call failed in a way that speaks against the endpoint. */
  public synchronized void failed(long nanoTime) {
    failures++;
    if (failures == threshold) {
      openSince = nanoTime;
    }
    if (failures >= threshold) {
      restsUntil = nanoTime + rest;
    }
  }

  /** Whether calls go through as they come. */
  public synchronized boolean isClosed() {
    return failures < threshold;
  }

  /** How long it has been open; zero while closed. */
  public synchronized Duration openFor(long nanoTime) {
    return isClosed() ? Duration.ZERO : Duration.ofNanos(nanoTime - openSince);
  }
}
