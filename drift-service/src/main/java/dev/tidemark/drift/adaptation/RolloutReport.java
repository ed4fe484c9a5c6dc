package dev.tidemark.drift.adaptation;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.adaptation.AdaptationLabel;
import dev.tidemark.stats.adaptation.PanelUser;
import dev.tidemark.stats.adaptation.PatternContrast;
import dev.tidemark.stats.adaptation.RolloutDesign;
import dev.tidemark.stats.adaptation.RolloutEstimate;
import dev.tidemark.stats.adaptation.VectorContrast;
import dev.tidemark.text.pattern.PatternFeature;
import dev.tidemark.text.pattern.PromptPatterns;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns the contrast of cohorts into the report. */
final class RolloutReport {
  private static final String RANDOMISED =
      "The user blocks of the roll-out were drawn at random, so users with and without it differ by"
          + " chance only.";
  private static final String ONE_TOPIC =
      "A new codebook came into force within the windows, so wording and topics cannot be told"
          + " apart and the size holds both.";

  private final String deployment;
  private final AdaptationWindows windows;
  private final RolloutEstimate estimate;
  private final boolean topics;
  private final double[] patternsBefore;

  RolloutReport(
      String deployment,
      AdaptationWindows windows,
      RolloutDesign design,
      RolloutEstimate estimate,
      boolean topics,
      List<PanelUser> users) {
    this.deployment = deployment;
    this.windows = windows;
    this.estimate = estimate;
    this.topics = topics;
    this.patternsBefore = before(design, users);
  }

  AdaptationReport report() {
    Optional<RolloutEstimate.Numbers> numbers = estimate.numbers();
    return new AdaptationReport(
        deployment,
        estimate.label(),
        explanation(),
        Optional.of(windows.before()),
        Optional.of(windows.after()),
        estimate.treatedUsers(),
        estimate.controlUsers(),
        numbers.map(n -> OptionalDouble.of(n.p())).orElseGet(OptionalDouble::empty),
        numbers.map(n -> size(n.wording())).orElseGet(this::none),
        numbers.filter(_ -> topics).map(n -> size(n.topic())).orElseGet(this::none),
        numbers
            .map(n -> OptionalDouble.of(Math.max(0, n.wording().lowerBound())))
            .orElseGet(OptionalDouble::empty),
        numbers.map(n -> n.patterns().stream().map(this::pattern).toList()).orElse(List.of()),
        Optional.empty());
  }

  private String explanation() {
    String why =
        estimate.reason().isEmpty() && estimate.label() == AdaptationLabel.CAUSAL
            ? RANDOMISED
            : Sentences.capital(estimate.reason()) + ".";
    String unsplit = topics ? "" : ONE_TOPIC;
    return String.join(" ", why, unsplit, windows.remark()).replaceAll(" +", " ").strip();
  }

  private Estimate size(VectorContrast contrast) {
    return Estimate.of(contrast.squaredNorm(), contrast.squaredNormInterval(), users(), users());
  }

  private Estimate none() {
    String reason =
        estimate.numbers().isPresent()
            ? "wording and topics cannot be told apart here"
            : estimate.reason();
    return Estimate.insufficient(users(), reason);
  }

  private PatternChange pattern(PatternContrast contrast) {
    PatternFeature feature = PromptPatterns.features().get(contrast.feature());
    return new PatternChange(
        feature.label(),
        unit(feature.unit()),
        Estimate.of(contrast.difference(), contrast.interval(), users(), users()),
        patternsBefore[contrast.feature()],
        contrast.changed());
  }

  private static String unit(PatternFeature.Unit unit) {
    return switch (unit) {
      case LOG_COUNT -> "ln(1 + count)";
      case SHARE -> "share of the prompt";
      case FLAG -> "share of prompts";
    };
  }

  private static double[] before(RolloutDesign design, List<PanelUser> users) {
    boolean[] treated = design.treated();
    double[] mean = new double[PromptPatterns.size()];
    List<PanelUser> stayers =
        users.stream().filter(user -> user.stayer() && treated[user.block()]).toList();
    for (PanelUser user : stayers) {
      float[] patterns = user.before().patterns();
      for (int j = 0; j < patterns.length; j++) {
        mean[j] += patterns[j] / stayers.size();
      }
    }
    return mean;
  }

  private int users() {
    return estimate.treatedUsers() + estimate.controlUsers();
  }
}
