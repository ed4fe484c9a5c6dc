package dev.tidemark.drift.shift;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Edition;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.application.ProgressStore;
import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.drift.compute.DailyAnswerStore;
import dev.tidemark.drift.sketch.SketchStore;
import dev.tidemark.drift.version.EvalVersion;
import dev.tidemark.drift.version.VersionStore;
import dev.tidemark.stats.shift.FixedSetShift;
import dev.tidemark.stats.shift.ShiftEstimate;
import dev.tidemark.stats.shift.SketchMoments;
import dev.tidemark.stats.shift.WindowShift;
import dev.tidemark.stats.sketch.WindowSketch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
  private final VersionStore versions;
  private final ComputeService pool;
  private final DailyAnswerStore<Question, ShiftReport> reports = new DailyAnswerStore<>(KEPT);

  ShiftReportService(
      ProgressStore progress, SketchStore sketches, VersionStore versions, ComputeService pool) {
    this.progress = progress;
    this.sketches = sketches;
    this.versions = versions;
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
                at.closedThrough().isEmpty()
                    ? Uni.createFrom().item(tooEarly(space, at))
                    : kept(Question.of(application.key(), space, windows, at), at));
  }

  private static ShiftReport tooEarly(String space, Progress at) {
    return ShiftReport.insufficient(space, ShiftWindows.tooFew(ShiftWindows.closedDays(at)));
  }

  private Uni<ShiftReport> kept(Question question, Progress at) {
    return versions
        .evalVersions(question.application)
        .chain(
            sets ->
                progress
                    .edition(question.application, at.closedThrough())
                    .chain(
                        edition ->
                            reports.get(
                                question,
                                new AsOf(edition, sets.stream().map(EvalVersion::state).toList()),
                                () -> compute(question, sets, at))));
  }

  private Uni<ShiftReport> compute(Question question, List<EvalVersion> sets, Progress at) {
    Uni<ShiftReport> report =
        question.windows.isEmpty()
            ? Uni.createFrom().item(tooEarly(question.space, at))
            : compute(question, question.windows.get());
    return report.chain(made -> compare(question, sets).map(made::with));
  }

  private Uni<ShiftReport> compute(Question question, ShiftWindows windows) {
    return window(question, windows.window())
        .chain(
            current ->
                window(question, windows.reference())
                    .chain(
                        reference ->
                            pool.run(() -> measure(question, windows, current, reference))));
  }

  private Uni<Optional<EvalSetShift>> compare(Question question, List<EvalVersion> sets) {
    Optional<EvalVersion> version = EvalSetShift.inForce(sets, question.production.last());
    return version.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : compare(question, version.get()).map(Optional::of);
  }

  private Uni<EvalSetShift> compare(Question question, EvalVersion version) {
    Optional<DayRange> days = EvalSetShift.window(version, question.production);
    Optional<String> obstacle = EvalSetShift.obstacle(version, days, question.space);
    return obstacle.isPresent()
        ? Uni.createFrom().item(EvalSetShift.without(version, days, obstacle.get()))
        : window(question, days.orElseThrow())
            .chain(
                production ->
                    pool.run(
                        () ->
                            EvalSetShift.of(
                                version,
                                days.orElseThrow(),
                                FixedSetShift.of(version.points().orElseThrow(), production))));
  }

  private Uni<WindowSketch> window(Question question, DayRange days) {
    return sketches.window(question.application, question.space, days, _ -> true);
  }

  private static ShiftReport measure(
      Question question, ShiftWindows windows, WindowSketch current, WindowSketch reference) {
    ShiftEstimate shift = WindowShift.between(current, reference);
    double variance = shift.ok() ? SketchMoments.kernelVariance(current) : Double.NaN;
    return ShiftReport.of(windows, question.space, shift, variance);
  }

  /** The space with the latest day; empty before the first sketch. */
  Uni<String> space(ApplicationKey application) {
    return sketches.spaces(application).map(all -> all.isEmpty() ? "" : all.getFirst());
  }

  /** What an answer depends on besides the question. */
  private record AsOf(Edition edition, List<String> versions) {}

  /**
   * What is asked.
   *
   * @param windows to compare; empty while there are too few days
   * @param production days that are compared with the eval set
   */
  private record Question(
      ApplicationKey application,
      String space,
      Optional<ShiftWindows> windows,
      DayRange production) {
    static Question of(
        ApplicationKey application, String space, Optional<ShiftWindows> windows, Progress at) {
      DayRange week = ShiftWindows.weekTo(at.closedThrough().orElseThrow());
      return new Question(
          application, space, windows, windows.map(ShiftWindows::window).orElse(week));
    }
  }
}
