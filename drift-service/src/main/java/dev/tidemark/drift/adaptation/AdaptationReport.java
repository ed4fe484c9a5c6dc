package dev.tidemark.drift.adaptation;

import dev.tidemark.drift.application.DayRange;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.adaptation.AdaptationLabel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How users changed the way they prompt because of a deployment.
 *
 * @param deployment its id
 * @param label how strong the claim may be
 * @param explanation why the label is what it is, what is missing, in sentences
 * @param before window before; empty while there is none
 * @param after window after; empty while there is none
 * @param treatedUsers users given the deployment, with enough prompts in both windows
 * @param controlUsers users not given it, with enough prompts in both windows
 * @param pValue chance of as large a change when the deployment does nothing; empty without a test
 * @param withinTopic squared size of the change within topics
 * @param topicMix squared size of the change of the topic mix
 * @param sizeLowerBound lower 95 % bound of the size (not squared) within topics, at least 0; empty
 *     without a test
 * @param patterns change of each prompt pattern
 * @param placebo rank among dates when nothing was deployed; empty when there is a control
 */
public record AdaptationReport(
    String deployment,
    AdaptationLabel label,
    String explanation,
    Optional<DayRange> before,
    Optional<DayRange> after,
    int treatedUsers,
    int controlUsers,
    OptionalDouble pValue,
    Estimate withinTopic,
    Estimate topicMix,
    OptionalDouble sizeLowerBound,
    List<PatternChange> patterns,
    Optional<Placebo> placebo) {

  /**
   * Rank of a date.
   *
   * @param rank 1 is the largest change
   * @param dates number of placebo dates it is compared with
   */
  public record Placebo(int rank, int dates) {}

  /** Copies the patterns. */
  public AdaptationReport {
    patterns = List.copyOf(patterns);
  }

  /** The report in one sentence, every number with its interval. */
  public String sentence() {
    return Sentences.of(this);
  }

  /** A report without numbers. */
  static AdaptationReport without(String deployment, AdaptationLabel label, String reason) {
    return new AdaptationReport(
        deployment,
        label,
        Sentences.capital(reason) + ".",
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        OptionalDouble.empty(),
        Estimate.insufficient(0, reason),
        Estimate.insufficient(0, reason),
        OptionalDouble.empty(),
        List.of(),
        Optional.empty());
  }
}
