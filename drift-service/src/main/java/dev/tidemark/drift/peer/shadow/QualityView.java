package dev.tidemark.drift.peer.shadow;

import dev.tidemark.drift.estimate.EstimateView;
import dev.tidemark.drift.peer.PeerAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Production's own quality by day as JSON; {@code sentence} is empty when nothing is known. */
record QualityView(Instant asOf, boolean away, List<Point> points, String sentence)
    implements PeerAnswer<QualityView> {

  /** Mean of one measure on one day; {@code deployment} is empty when it could not be told. */
  record Point(LocalDate day, String deployment, String measure, EstimateView mean) {}

  @Override
  public QualityView whenAway() {
    return new QualityView(asOf, true, points, sentence);
  }
}
