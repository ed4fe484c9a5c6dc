package dev.tidemark.shadow.serve;

import dev.tidemark.shadow.estimate.EstimateView;
import dev.tidemark.shadow.quality.QualityPoint;
import dev.tidemark.shadow.quality.QualityReport;
import java.time.LocalDate;
import java.util.List;

/** Production's own quality as JSON. */
record QualityView(List<Point> points, String sentence) {

  /** One measure on one day under one deployment. */
  record Point(LocalDate day, String deployment, String measure, EstimateView mean) {
    static Point of(QualityPoint point) {
      return new Point(
          LocalDate.ofEpochDay(point.day()),
          point.deployment(),
          point.measure(),
          EstimateView.of(point.mean()));
    }
  }

  static QualityView of(QualityReport report) {
    return new QualityView(report.points().stream().map(Point::of).toList(), report.sentence());
  }
}
