package dev.tidemark.stats.selection;

import java.util.concurrent.CancellationException;

/** Tells how far long work has come and asks whether it should go on. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody and never cancels. */
  Progress SILENT = share -> {};

  /**
   * Called about every hundredth of a second to a second of work.
   *
   * @param share done, in [0, 1], never falling
   */
  void reached(double share);

  /** Whether to stop; asked as often as {@link #reached} is called. */
  default boolean cancelled() {
    return false;
  }

  /**
   * Reports and stops if asked to.
   *
   * @param share done, in [0, 1]
   * @throws CancellationException if cancelled
   */
  default void step(double share) {
    if (cancelled()) {
      throw new CancellationException("stopped on request");
    }
    reached(Math.min(1, share));
  }
}
