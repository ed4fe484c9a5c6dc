package dev.tidemark.drift.shift;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.application.Edition;
import dev.tidemark.drift.application.Progress;
import dev.tidemark.drift.application.ProgressStore;
import dev.tidemark.drift.compute.ComputeService;
import dev.tidemark.drift.compute.DailyAnswerStore;
import dev.tidemark.drift.estimate.Estimate;
import dev.tidemark.drift.sketch.SketchShapes;
import dev.tidemark.drift.sketch.SketchStore;
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
  private final ComputeService pool;
  private final Map<Series, Known> known = new ConcurrentHashMap<>();
  private final DailyAnswerStore<Series, List<ShiftPoint>> newest =
      new DailyAnswerStore<>(APPLICATIONS_KEPT);

  ShiftHistoryService(
      ProgressStore progress,
      SketchStore sketches,
      ShiftReportService reports,
      ComputeService pool) {
    this.progress = progress;
    this.sketches = sketches;
    this.reports = reports;
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
        .map(space -> new Series(application, space, reference))
        .chain(series -> points(series, at))
        .map(points -> new ShiftHistory(Optional.of(reference).filter(_ -> closed), points));
  }

  private Uni<List<ShiftPoint>> points(Series series, Progress at) {
    return progress
        .edition(series.application, at.closedThrough())
        .chain(edition -> newest.get(series, edition, () -> extend(series, at, edition)));
  }

  /** Adds the days that closed since, to what is known if that is still what its days say. */
  private Uni<List<ShiftPoint>> extend(Series series, Progress at, Edition edition) {
    Known before = known.get(series);
    return before == null
        ? extend(series, at, List.of()).invoke(all -> keep(series, edition, all))
        : progress
            .edition(series.application, before.edition.through())
            .map(now -> now.equals(before.edition) ? before.points : List.<ShiftPoint>of())
            .chain(points -> extend(series, at, points))
            .invoke(all -> keep(series, edition, all));
  }

  private Uni<List<ShiftPoint>> extend(Series series, Progress at, List<ShiftPoint> before) {
    long through = at.closedThrough().orElseThrow();
    long oldest = Math.max(at.firstDay(), through - ShiftWindows.MAX_DAYS + 1);
    List<ShiftPoint> points = new ArrayList<>(before);
    points.removeIf(point -> point.day() < oldest);
    long next = points.isEmpty() ? oldest : points.getLast().day() + 1;
    for (; next <= Math.min(through, series.firstDistance() - 1); next++) {
      points.add(series.tooEarly(next));
    }
    return extend(series, points, next, through);
  }

  private void keep(Series series, Edition edition, List<ShiftPoint> points) {
    if (known.size() > APPLICATIONS_KEPT) {
      known.clear();
    }
    known.put(series, new Known(edition, List.copyOf(points)));
  }

  private Uni<List<ShiftPoint>> extend(
      Series series, List<ShiftPoint> points, long next, long through) {
    if (next > through) {
      return Uni.createFrom().item(points);
    }
    return sketches
        .window(series.application, series.space, series.reference, _ -> true)
        .chain(reference -> extend(series, reference, points, next, through));
  }

  private Uni<List<ShiftPoint>> extend(
      Series series, WindowSketch reference, List<ShiftPoint> points, long next, long through) {
    if (next > through) {
      return Uni.createFrom().item(points);
    }
    DayRange days = new DayRange(next, Math.min(through, next + ShiftWindows.DAYS - 1));
    DayRange needed = new DayRange(next - ShiftWindows.DAYS + 1, days.last());
    return sketches
        .byDay(series.application, series.space, needed, _ -> true)
        .chain(sums -> pool.run(() -> measure(sums, reference, days)))
        .invoke(points::addAll)
        .chain(() -> extend(series, reference, points, days.last() + 1, through));
  }

  private static List<ShiftPoint> measure(
      SortedMap<Long, WindowSketch> sums, WindowSketch reference, DayRange days) {
    return LongStream.rangeClosed(days.first(), days.last())
        .mapToObj(day -> point(sums, reference, ShiftWindows.weekTo(day)))
        .toList();
  }

  private static ShiftPoint point(
      SortedMap<Long, WindowSketch> sums, WindowSketch reference, DayRange window) {
    WindowSketch current = new WindowSketch(SketchShapes.BLOCK);
    sums.subMap(window.first(), window.last() + 1).values().forEach(current::merge);
    ShiftEstimate shift = WindowShift.between(current, reference);
    return new ShiftPoint(window.last(), window, ShiftReport.estimate(shift), shift.sd0());
  }

  private record Known(Edition edition, List<ShiftPoint> points) {}

  private record Series(ApplicationKey application, String space, DayRange reference) {

    /** First day whose week does not touch the reference. */
    long firstDistance() {
      return reference.last() + ShiftWindows.DAYS;
    }

    ShiftPoint tooEarly(long day) {
      long first = Math.max(reference.first(), day - ShiftWindows.DAYS + 1);
      String reason = ShiftWindows.tooFew(day - reference.first() + 1);
      return new ShiftPoint(
          day, new DayRange(first, day), Estimate.insufficient(0, reason), Double.NaN);
    }
  }
}
