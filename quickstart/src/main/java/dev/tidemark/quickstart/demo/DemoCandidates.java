package dev.tidemark.quickstart.demo;

import dev.tidemark.proto.shadow.v1.ArmCount;
import dev.tidemark.proto.shadow.v1.Candidate;
import dev.tidemark.proto.shadow.v1.EvaluateResponse;
import dev.tidemark.proto.shadow.v1.GateDecision;
import dev.tidemark.proto.shadow.v1.ScoreStatus;
import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.model.ModelServer;
import dev.tidemark.quickstart.model.PlantedModel;
import dev.tidemark.quickstart.model.PlantedQuality;
import dev.tidemark.quickstart.model.StandIn;
import dev.tidemark.quickstart.model.StandInJudge;
import dev.tidemark.quickstart.shadow.ShadowClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Three candidates that differ from production in known ways, and what shadow finds of them. */
public final class DemoCandidates {
  /** Share of comparisons and grades that the stand-in judge gets wrong. */
  public static final double JUDGE_ERRORS = .05;

  /** Share of production's answers that are scored. */
  public static final double SCORED = .15;

  /** Share of these that the judge grades. */
  public static final double GRADED = .4;

  /** Share of core records that each candidate answers. */
  static final double REPLAYED = .01;

  private static final double CALLS_A_SECOND = 50;

  /** Levels of quality above production, by name. */
  private static final List<Planted> PLANTED =
      List.of(new Planted("better", 2), new Planted("equal", 0), new Planted("worse", -2));

  private final ShadowClient shadow;
  private final String application;
  private final Narrator narrator;

  private record Planted(String name, double lift) {}

  DemoCandidates(ShadowClient shadow, String application, Narrator narrator) {
    this.shadow = shadow;
    this.application = application;
    this.narrator = narrator;
  }

  /** The candidates and the judge, to be served under their names. */
  public static Map<String, StandIn> models() {
    Map<String, StandIn> models = new HashMap<>();
    PLANTED.forEach(each -> models.put(each.name, new PlantedModel(each.name, each.lift)));
    models.put(StandInJudge.NAME, new StandInJudge(JUDGE_ERRORS));
    return models;
  }

  /** Registers all of them at one endpoint, {@link ModelServer#endpoint}. */
  void register(String endpoint) {
    for (Planted planted : PLANTED) {
      var _ =
          shadow.register(
              application,
              Candidate.newBuilder()
                  .setId(planted.name)
                  .setEndpoint(endpoint)
                  .setModel(planted.name)
                  .setReplayProbability(REPLAYED)
                  .setRequestsPerSecond(CALLS_A_SECOND)
                  .build());
    }
  }

  /** What only the stand-ins know. */
  static String planted() {
    String lifts =
        PLANTED.stream()
            .map(each -> String.format(Locale.ROOT, "%s %+.0f", each.name, each.lift))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s of %d in quality against production; the judge errs in %.0f %% of comparisons and"
            + " grades",
        lifts,
        PlantedQuality.BEST,
        100 * JUDGE_ERRORS);
  }

  /** Says what was planted, of each what its verdict is, and whether it may go out. */
  void tell() {
    narrator.say("  Planted     " + planted());
    for (Planted planted : PLANTED) {
      EvaluateResponse gate = shadow.gate(application, planted.name);
      narrator.say(
          "  %-11s %s Gate: %s."
              .formatted(
                  planted.name,
                  shadow.verdict(application, planted.name).getSentence(),
                  word(gate.getDecision())));
    }
  }

  /** Waits until all that was selected is scored and in its verdict, or patience ends. */
  boolean awaitVerdicts(Duration atMost) throws InterruptedException {
    return Waiting.until(
        () -> pending() == 0 && PLANTED.stream().allMatch(this::isEntered), atMost);
  }

  /** A verdict takes whole days: its last one is that of the newest score once all are closed. */
  private boolean isEntered(Planted planted) {
    OptionalLong scored = shadow.lastScoredDay(application, planted.name);
    return scored.isEmpty()
        || shadow.verdict(application, planted.name).getLastDay() >= scored.getAsLong();
  }

  private long pending() {
    return shadow.candidates(application).stream()
        .flatMap(status -> status.getCountsList().stream())
        .filter(count -> count.getStatus() == ScoreStatus.SCORE_STATUS_PENDING)
        .mapToLong(ArmCount::getCount)
        .sum();
  }

  private static String word(GateDecision decision) {
    return decision.name().substring("GATE_DECISION_".length()).toLowerCase(Locale.ROOT);
  }
}
