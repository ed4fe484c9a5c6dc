package dev.tidemark.drift.peer.shadow;

import dev.tidemark.drift.estimate.EstimateView;
import dev.tidemark.drift.peer.PeerAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Candidates by registration as JSON. */
record CandidatesView(Instant asOf, boolean away, List<CandidateView> candidates)
    implements PeerAnswer<CandidatesView> {

  @Override
  public CandidatesView whenAway() {
    return new CandidatesView(asOf, true, candidates);
  }

  /**
   * One candidate.
   *
   * @param selected interactions selected for it: the sum of {@code ends}
   * @param tokensToday used on the application's current day, running calls included
   * @param reachable false while its endpoint rests after failures
   */
  record CandidateView(
      String id,
      String model,
      String state,
      Instant registered,
      double replayProbability,
      double requestsPerSecond,
      double alpha,
      long tokensPerDay,
      long tokensToday,
      boolean reachable,
      long selected,
      List<EndView> ends,
      VerdictView verdict,
      GateView gate) {}

  /** How many selected interactions came to one end, and why. */
  record EndView(String status, long count, List<ReasonView> reasons) {}

  /** How many came to an end for one reason. */
  record ReasonView(String reason, long count) {}

  /**
   * What live traffic says; the days are null before the first unit.
   *
   * @param usersToCome the same for them; null where nothing need stand beside the difference
   */
  record VerdictView(
      String verdict,
      EstimateView difference,
      @Nullable EstimateView usersToCome,
      EstimateView missingAsLoss,
      EstimateView missingAsWin,
      double margin,
      long units,
      long users,
      @Nullable LocalDate firstDay,
      @Nullable LocalDate lastDay,
      List<RuleView> rules,
      EstimateView similarity,
      String sentence) {}

  /** Share of answers that pass a rule, of both arms. */
  record RuleView(String rule, EstimateView candidate, EstimateView production) {}

  /** What a delivery pipeline is told. */
  record GateView(String decision, String reason) {}
}
