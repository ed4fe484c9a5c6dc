package dev.tidemark.stats.selection;

/** Kernel values computed so far, out of those expected. */
final class Work {

  private final Progress progress;
  private final double expected;
  private long done;

  Work(Progress progress, double expected) {
    this.progress = progress;
    this.expected = expected;
  }

  void done(long values) {
    done += values;
    progress.step(done / expected);
  }
}
