package dev.tidemark.drift.serve;

import dev.tidemark.drift.estimate.DaysView;
import dev.tidemark.drift.estimate.EstimateView;
import dev.tidemark.drift.shift.EvalSetShift;
import dev.tidemark.drift.shift.ShiftHistory;
import dev.tidemark.drift.shift.ShiftPoint;
import dev.tidemark.drift.shift.ShiftReport;
import dev.tidemark.drift.shift.ShiftWindows;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shift report as JSON; what there is no number for is null. */
record ShiftView(
    @Nullable DaysView window,
    @Nullable DaysView reference,
    @Nullable String space,
    EstimateView mmd2,
    @Nullable Double noiseFloor,
    @Nullable Double smallestDetectable,
    @Nullable Double kernelVariance,
    @Nullable EvalSetView evalSet,
    String sentence) {

  static ShiftView of(ShiftReport report) {
    return new ShiftView(
        report.windows().map(ShiftWindows::window).map(DaysView::of).orElse(null),
        report.windows().map(ShiftWindows::reference).map(DaysView::of).orElse(null),
        report.space().isEmpty() ? null : report.space(),
        EstimateView.of(report.mmd2()),
        EstimateView.number(report.noiseFloor()),
        EstimateView.number(report.smallestDetectable()),
        EstimateView.number(report.kernelVariance()),
        report.evalSet().map(EvalSetView::of).orElse(null),
        report.sentence());
  }

  /**
   * How a window compares with the eval set in force.
   *
   * @param window days after the version's pool that were compared; null when there are none
   * @param equivalentFreshSample value and upper limit are null where the data cannot bound them
   * @param light null without a number
   */
  record EvalSetView(
      int version,
      int items,
      @Nullable DaysView window,
      EstimateView distance,
      EstimateView equivalentFreshSample,
      @Nullable String light) {
    static EvalSetView of(EvalSetShift shift) {
      return new EvalSetView(
          shift.version(),
          shift.items(),
          shift.window().map(DaysView::of).orElse(null),
          EstimateView.of(shift.distance()),
          EstimateView.of(shift.worth()),
          shift.light().map(Enum::name).orElse(null));
    }
  }

  /** The distance day by day as JSON; {@code reference} is null while it is not closed. */
  record History(@Nullable DaysView reference, int windowDays, List<Point> points) {
    static History of(ShiftHistory history) {
      return new History(
          history.reference().map(DaysView::of).orElse(null),
          ShiftWindows.DAYS,
          history.points().stream().map(Point::of).toList());
    }
  }

  /** The distance as of one day. */
  record Point(
      LocalDate day,
      DaysView window,
      EstimateView mmd2,
      @Nullable Double noiseFloor,
      @Nullable EvalSetView evalSet) {
    static Point of(ShiftPoint point) {
      return new Point(
          LocalDate.ofEpochDay(point.day()),
          DaysView.of(point.window()),
          EstimateView.of(point.mmd2()),
          EstimateView.number(point.noiseFloor()),
          point.evalSet().map(EvalSetView::of).orElse(null));
    }
  }
}
