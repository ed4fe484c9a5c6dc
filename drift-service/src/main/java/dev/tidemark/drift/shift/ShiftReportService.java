package dev.tidemark.drift.shift;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.application.ProgressStore;
import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.drift.compute.DailyAnswerStore;
import dev.tidemark.drift.sketch.SketchStore;
import dev.tidemark.stats.shift.ShiftEstimate;
import dev.tidemark.stats.shift.SketchMoments;
import dev.tidemark.stats.shift.WindowShift;
import dev.tidemark.stats.sketch.WindowSketch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Answers how far an application's traffic is from a reference.
 *
 * <p>All deployments and all turns count. Sketches of different codebooks of one space are added:
 * distances do not use the cells.
 */
@ApplicationScoped
public class ShiftReportService {
  private static final int KEPT = 1_000;

  private final ProgressStore progress;
  private final SketchStore sketches;
  private final ComputeService pool;
  private final DailyAnswerStore<Question, ShiftReport> reports = new DailyAnswerStore<>(KEPT);

  ShiftReportService(ProgressStore progress, SketchStore sketches, ComputeService pool) {
    this.progress = progress;
    this.sketches = sketches;
    this.pool = pool;
  }

  /**
   * The report of a window, of the last closed week by default.
   *
   * @param window days of production; empty for the last closed week
   * @param reference days to compare with; empty for the first week
   * @return fails with INVALID_WINDOW when chosen windows overlap, are too long or not closed
   */
  public Uni<ShiftReport> report(
      Application application, Optional<DayRange> window, Optional<DayRange> reference) {
    return progress
        .find(application)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(ShiftReport.insufficient("", "no record yet"))
                    : report(application, found.get(), window, reference));
  }

  private Uni<ShiftReport> report(
      Application application,
      Progress at,
      Optional<DayRange> window,
      Optional<DayRange> reference) {
    Optional<ShiftWindows> windows = ShiftWindows.choose(at, window, reference);
    return space(application.key())
        .chain(
            space ->
                windows.isEmpty()
                    ? Uni.createFrom().item(tooEarly(space, at))
                    : kept(new Question(application.key(), space, windows.get()), at));
  }

  private static ShiftReport tooEarly(String space, Progress at) {
    return ShiftReport.insufficient(space, ShiftWindows.tooFew(ShiftWindows.closedDays(at)));
  }

  private Uni<ShiftReport> kept(Question question, Progress at) {
    return progress
        .edition(question.application, at.closedThrough())
        .chain(edition -> reports.get(question, edition, () -> compute(question)));
  }

  private Uni<ShiftReport> compute(Question question) {
    ShiftWindows windows = question.windows;
    return window(question, windows.window())
        .chain(
            current ->
                window(question, windows.reference())
                    .chain(reference -> pool.run(() -> measure(question, current, reference))));
  }

  private Uni<WindowSketch> window(Question question, DayRange days) {
    return sketches.window(question.application, question.space, days, _ -> true);
  }

  private static ShiftReport measure(
      Question question, WindowSketch current, WindowSketch reference) {
    ShiftEstimate shift = WindowShift.between(current, reference);
    double variance = shift.ok() ? SketchMoments.kernelVariance(current) : Double.NaN;
    return ShiftReport.of(question.windows, question.space, shift, variance);
  }

  /** The space with the latest day; empty before the first sketch. */
  Uni<String> space(ApplicationKey application) {
    return sketches.spaces(application).map(all -> all.isEmpty() ? "" : all.getFirst());
  }

  private record Question(ApplicationKey application, String space, ShiftWindows windows) {}
}
