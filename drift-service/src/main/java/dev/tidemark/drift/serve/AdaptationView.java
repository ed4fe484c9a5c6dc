package dev.tidemark.drift.serve;

import dev.tidemark.drift.adaptation.AdaptationReport;
import dev.tidemark.drift.adaptation.PatternChange;
import dev.tidemark.drift.estimate.DaysView;
import dev.tidemark.drift.estimate.EstimateView;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** An adaptation report as JSON; what there is no number for is null. */
record AdaptationView(
    String deployment,
    String label,
    String explanation,
    @Nullable DaysView before,
    @Nullable DaysView after,
    int treatedUsers,
    int controlUsers,
    @Nullable Double pValue,
    EstimateView withinTopic,
    EstimateView topicMix,
    @Nullable Double sizeLowerBound,
    List<Pattern> patterns,
    @Nullable Integer placeboRank,
    @Nullable Integer placeboDates,
    String sentence) {

  /** Change of one prompt pattern. */
  record Pattern(
      String pattern, String unit, EstimateView change, @Nullable Double before, boolean found) {
    static Pattern of(PatternChange change) {
      return new Pattern(
          change.pattern(),
          change.unit(),
          EstimateView.of(change.change()),
          EstimateView.number(change.before()),
          change.found());
    }
  }

  static AdaptationView of(AdaptationReport report) {
    return new AdaptationView(
        report.deployment(),
        report.label().name(),
        report.explanation(),
        report.before().map(DaysView::of).orElse(null),
        report.after().map(DaysView::of).orElse(null),
        report.treatedUsers(),
        report.controlUsers(),
        number(report.pValue()),
        EstimateView.of(report.withinTopic()),
        EstimateView.of(report.topicMix()),
        number(report.sizeLowerBound()),
        report.patterns().stream().map(Pattern::of).toList(),
        report.placebo().map(AdaptationReport.Placebo::rank).orElse(null),
        report.placebo().map(AdaptationReport.Placebo::dates).orElse(null),
        report.sentence());
  }

  private static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? EstimateView.number(value.getAsDouble()) : null;
  }
}
