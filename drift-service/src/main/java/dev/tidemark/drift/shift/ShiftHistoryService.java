package dev.tidemark.drift.shift;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Edition;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.application.ProgressStore;
import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.drift.compute.DailyAnswerStore;
import dev.tidemark.drift.sketch.SketchShapes;
import dev.tidemark.drift.sketch.SketchStore;
import dev.tidemark.drift.version.EvalVersion;
import dev.tidemark.drift.version.VersionStore;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.shift.FixedSetShift;
import dev.tidemark.stats.shift.ShiftEstimate;
import dev.tidemark.stats.shift.WindowShift;
import dev.tidemark.stats.sketch.WindowSketch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * Answers how the distance went, day by day.
 *
 * <p>A closed day never changes, so a day is computed once and the next answer begins where the
 * last one ended. Sketches are read a fortnight at a time: memory holds at most 13 days and the
 * reference, whatever the length of the history.
 */
@ApplicationScoped
public class ShiftHistoryService {
  private static final int APPLICATIONS_KEPT = 200;

  private final ProgressStore progress;
  private final SketchStore sketches;
  private final ShiftReportService reports;
  private final VersionStore versions;
  private final ComputeService pool;
  private final Map<Series, Known> known = new ConcurrentHashMap<>();
  private final DailyAnswerStore<Series, List<ShiftPoint>> newest =
      new DailyAnswerStore<>(APPLICATIONS_KEPT);

  ShiftHistoryService(
      ProgressStore progress,
      SketchStore sketches,
      ShiftReportService reports,
      VersionStore versions,
      ComputeService pool) {
    this.progress = progress;
    this.sketches = sketches;
    this.reports = reports;
    this.versions = versions;
    this.pool = pool;
  }

  /** The history of an application against its first week; empty before its first closed day. */
  public Uni<ShiftHistory> history(Application application) {
    return progress
        .find(application)
        .chain(
            found ->
                found.isEmpty() || found.get().closedThrough().isEmpty()
                    ? Uni.createFrom().item(new ShiftHistory(Optional.empty(), List.of()))
                    : history(application.key(), found.get()));
  }

  private Uni<ShiftHistory> history(ApplicationKey application, Progress at) {
    DayRange reference = ShiftWindows.firstWeek(at);
    boolean closed = reference.last() <= at.closedThrough().orElseThrow();
    return reports
        .space(application)
        .chain(
            space ->
                versions
                    .evalVersions(application)
                    .chain(sets -> points(new Series(application, space, reference), sets, at)))
        .map(points -> new ShiftHistory(Optional.of(reference).filter(_ -> closed), points));
  }

  private Uni<List<ShiftPoint>> points(Series series, List<EvalVersion> sets, Progress at) {
    List<String> states = sets.stream().map(EvalVersion::state).toList();
    return progress
        .edition(series.application, at.closedThrough())
        .map(edition -> new AsOf(edition, states))
        .chain(asOf -> newest.get(series, asOf, () -> extend(series, sets, at, asOf)));
  }

  /** Adds the days that closed since, to what is known if that is still what its days say. */
  private Uni<List<ShiftPoint>> extend(
      Series series, List<EvalVersion> sets, Progress at, AsOf asOf) {
    Known before = known.get(series);
    return before == null || !before.asOf.versions.equals(asOf.versions)
        ? extend(series, sets, at, List.of()).invoke(all -> keep(series, asOf, all))
        : progress
            .edition(series.application, before.asOf.edition.through())
            .map(now -> now.equals(before.asOf.edition) ? before.points : List.<ShiftPoint>of())
            .chain(points -> extend(series, sets, at, points))
            .invoke(all -> keep(series, asOf, all));
  }

  private Uni<List<ShiftPoint>> extend(
      Series series, List<EvalVersion> sets, Progress at, List<ShiftPoint> before) {
    long through = at.closedThrough().orElseThrow();
    long oldest = Math.max(at.firstDay(), through - ShiftWindows.MAX_DAYS + 1);
    List<ShiftPoint> points = new ArrayList<>(before);
    points.removeIf(point -> point.day() < oldest);
    long next = points.isEmpty() ? oldest : points.getLast().day() + 1;
    for (; next <= Math.min(through, firstToMeasure(series, sets) - 1); next++) {
      points.add(series.tooEarly(next, Optional.empty()));
    }
    return extend(series, sets, points, next, through);
  }

  /** First day with something to measure: a distance, or an eval set to compare with. */
  private static long firstToMeasure(Series series, List<EvalVersion> sets) {
    return sets.stream()
        .mapToLong(EvalVersion::poolLastDay)
        .reduce(series.firstDistance(), Math::min);
  }

  private void keep(Series series, AsOf asOf, List<ShiftPoint> points) {
    if (known.size() > APPLICATIONS_KEPT) {
      known.clear();
    }
    known.put(series, new Known(asOf, List.copyOf(points)));
  }

  private Uni<List<ShiftPoint>> extend(
      Series series, List<EvalVersion> sets, List<ShiftPoint> points, long next, long through) {
    if (next > through) {
      return Uni.createFrom().item(points);
    }
    return sketches
        .window(series.application, series.space, series.reference, _ -> true)
        .chain(reference -> extend(new Sides(series, reference, sets), points, next, through));
  }

  private Uni<List<ShiftPoint>> extend(
      Sides sides, List<ShiftPoint> points, long next, long through) {
    if (next > through) {
      return Uni.createFrom().item(points);
    }
    Series series = sides.series;
    DayRange days = new DayRange(next, Math.min(through, next + ShiftWindows.DAYS - 1));
    DayRange needed = new DayRange(next - ShiftWindows.DAYS + 1, days.last());
    return sketches
        .byDay(series.application, series.space, needed, _ -> true)
        .chain(sums -> pool.run(() -> measure(sums, sides, days)))
        .invoke(points::addAll)
        .chain(() -> extend(sides, points, days.last() + 1, through));
  }

  private static List<ShiftPoint> measure(
      SortedMap<Long, WindowSketch> sums, Sides sides, DayRange days) {
    return LongStream.rangeClosed(days.first(), days.last())
        .mapToObj(day -> point(sums, sides, day))
        .toList();
  }

  private static ShiftPoint point(SortedMap<Long, WindowSketch> sums, Sides sides, long day) {
    Series series = sides.series;
    DayRange window = ShiftWindows.weekTo(day);
    Optional<EvalSetShift> evalSet = compare(sums, sides, window);
    if (day < series.firstDistance()) {
      return series.tooEarly(day, evalSet);
    }
    ShiftEstimate shift = WindowShift.between(sum(sums, window), sides.reference);
    return new ShiftPoint(day, window, ShiftReport.estimate(shift), shift.sd0(), evalSet);
  }

  private static Optional<EvalSetShift> compare(
      SortedMap<Long, WindowSketch> sums, Sides sides, DayRange window) {
    return EvalSetShift.inForce(sides.sets, window.last())
        .map(version -> compare(sums, sides.series, version, window));
  }

  private static EvalSetShift compare(
      SortedMap<Long, WindowSketch> sums, Series series, EvalVersion version, DayRange window) {
    Optional<DayRange> days = EvalSetShift.window(version, window);
    return EvalSetShift.obstacle(version, days, series.space)
        .map(reason -> EvalSetShift.without(version, days, reason))
        .orElseGet(
            () ->
                EvalSetShift.of(
                    version,
                    days.orElseThrow(),
                    FixedSetShift.of(
                        version.points().orElseThrow(), sum(sums, days.orElseThrow()))));
  }

  private static WindowSketch sum(SortedMap<Long, WindowSketch> sums, DayRange days) {
    WindowSketch window = new WindowSketch(SketchShapes.BLOCK);
    sums.subMap(days.first(), days.last() + 1).values().forEach(window::merge);
    return window;
  }

  /** What a series depends on besides its days: the stored records, and the eval sets. */
  private record AsOf(Edition edition, List<String> versions) {}

  /** What every day is compared with. */
  private record Sides(Series series, WindowSketch reference, List<EvalVersion> sets) {}

  private record Known(AsOf asOf, List<ShiftPoint> points) {}

  private record Series(ApplicationKey application, String space, DayRange reference) {

    /** First day whose week does not touch the reference. */
    long firstDistance() {
      return reference.last() + ShiftWindows.DAYS;
    }

    ShiftPoint tooEarly(long day, Optional<EvalSetShift> evalSet) {
      long first = Math.max(reference.first(), day - ShiftWindows.DAYS + 1);
      String reason = ShiftWindows.tooFew(day - reference.first() + 1);
      return new ShiftPoint(
          day, new DayRange(first, day), Estimate.insufficient(0, reason), Double.NaN, evalSet);
    }
  }
}
