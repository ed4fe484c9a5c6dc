package dev.tidemark.quickstart.process;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: asks all of them at once, waits, then kills the rest. */
public final class Stop {
  private static final long KILL_SECONDS = 5;

  private Stop() {}

  /**
   * Ends the processes.
   *
   * @param grace how long all of them together may take to end by themselves
   * @return how many had to be killed
   */
  public static int all(Collection<ProcessHandle> processes, Duration grace) {
    processes.forEach(ProcessHandle::destroy);
    long deadline = System.nanoTime() + grace.toNanos();
    int killed = 0;
    for (ProcessHandle process : processes) {
      if (!endsWithin(process, deadline - System.nanoTime())) {
        process.destroyForcibly();
        endsWithin(process, TimeUnit.SECONDS.toNanos(KILL_SECONDS));
        killed++;
      }
    }
    return killed;
  }

  private static boolean endsWithin(ProcessHandle process, long nanos) {
    try {
      process.onExit().get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
