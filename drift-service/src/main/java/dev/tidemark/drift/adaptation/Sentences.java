package dev.tidemark.drift.adaptation;

import dev.tidemark.drift.estimate.Wording;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.adaptation.AdaptationLabel;
import java.util.Locale;

/** An adaptation report in a sentence: the claim, a colon, its evidence. */
final class Sentences {
  private static final double LEVEL = 0.05;

  private Sentences() {}

  static String of(AdaptationReport report) {
    String id = report.deployment();
    return switch (report.label()) {
      case CAUSAL, SUGGESTIVE -> report.placebo().isPresent() ? ranked(report) : tested(report);
      case NOT_IDENTIFIED ->
          "What %s did to its users cannot be told: %s".formatted(id, small(report.explanation()));
      case INSUFFICIENT ->
          "Nothing can be said about %s yet: %s".formatted(id, small(report.explanation()));
    };
  }

  private static String tested(AdaptationReport report) {
    double p = report.pValue().orElse(1);
    boolean found = p <= LEVEL;
    String sizes = sizes(report);
    String claim =
        found
            ? report.label() == AdaptationLabel.CAUSAL
                ? "Because of %s, its users changed how they ask"
                : "Users of %s changed how they ask, for this or another cause"
            : "No evidence that %s changed how its users ask";
    return "%s: %s, %s.".formatted(claim.formatted(report.deployment()), sizes, Wording.p(p));
  }

  private static String sizes(AdaptationReport report) {
    Estimate mix = report.topicMix();
    String within = "squared size within topics " + Wording.withInterval(report.withinTopic());
    return mix.ok() ? within + ", of the topic mix " + Wording.withInterval(mix) : within;
  }

  private static String ranked(AdaptationReport report) {
    AdaptationReport.Placebo placebo = report.placebo().orElseThrow();
    return ("How users asked changed around %s, which proves nothing by itself: its change ranks %d"
            + " of %d among earlier dates and this one.")
        .formatted(report.deployment(), placebo.rank(), placebo.dates() + 1);
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String small(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
