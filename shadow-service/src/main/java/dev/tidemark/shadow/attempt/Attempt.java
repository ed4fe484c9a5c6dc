package dev.tidemark.shadow.attempt;

import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.model.CallFailure;
import dev.tidemark.shadow.rule.RuleChecks;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claimed attempt: what it is, and what has come of it so far. One worker at a time changes it,
 * then writes it back under the token of its claim.
 */
public final class Attempt {
  static final String JUDGE_PREFIX = "JUDGE_";

  private final CandidateKey arm;
  private final String eventId;
  private final long day;
  private final long token;
  private Stage stage;
  private @Nullable Outcome outcome;
  private String reason = "";
  private boolean charged;
  private int tries;
  private Duration delay = Duration.ZERO;
  private @Nullable String answer;
  private @Nullable Long latencyMillis;
  private @Nullable Integer firstDuel;
  private @Nullable Double difference;
  private @Nullable Double grade;
  private @Nullable Double similarity;
  private RuleChecks rules = RuleChecks.NONE;

  /**
   * As it was claimed.
   *
   * @param token of the claim
   * @param tries of the stage so far
   */
  Attempt(CandidateKey arm, String eventId, long day, long token, Stage stage, int tries) {
    this.arm = arm;
    this.eventId = eventId;
    this.day = day;
    this.token = token;
    this.stage = stage;
    this.tries = tries;
  }

  /** The arm. */
  public CandidateKey arm() {
    return arm;
  }

  /** Event id of the interaction. */
  public String eventId() {
    return eventId;
  }

  /** Day of the interaction; its budgets are of this day. */
  public long day() {
    return day;
  }

  long token() {
    return token;
  }

  /** What is to be done next. */
  public Stage stage() {
    return stage;
  }

  /** Tries of this stage so far. */
  public int tries() {
    return tries;
  }

  /** Decided, when the stage is END. */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Why it was skipped or failed, or while it is tried why the last try failed; else empty. */
  public String reason() {
    return reason;
  }

  boolean charged() {
    return charged;
  }

  Duration delay() {
    return delay;
  }

  /** What the candidate answered; empty before. */
  public Optional<String> answer() {
    return Optional.ofNullable(answer);
  }

  @Nullable Long latencyMillis() {
    return latencyMillis;
  }

  /** What the judge said in the first order; empty before. */
  public Optional<Integer> firstDuel() {
    return Optional.ofNullable(firstDuel);
  }

  /** Judged difference; empty when missing. */
  public Optional<Double> difference() {
    return Optional.ofNullable(difference);
  }

  /** Judged quality of production's answer; empty when missing. */
  public Optional<Double> grade() {
    return Optional.ofNullable(grade);
  }

  /** Cosine of both answers; empty when missing. */
  public Optional<Double> similarity() {
    return Optional.ofNullable(similarity);
  }

  /** Rules of the arm's answer. */
  public RuleChecks rules() {
    return rules;
  }

  /** Takes over what has been stored. */
  Attempt with(
      @Nullable String stored,
      @Nullable Integer duel,
      @Nullable Double judged,
      @Nullable Double graded,
      RuleChecks checked) {
    answer = stored;
    firstDuel = duel;
    difference = judged;
    grade = graded;
    rules = checked;
    return this;
  }

  /** Takes over how it is to end. */
  Attempt ending(@Nullable Outcome decided, String why) {
    outcome = decided;
    reason = why;
    return this;
  }

  /** The candidate has answered. */
  public void answered(String text, Duration latency, RuleChecks checked) {
    answer = text;
    latencyMillis = latency.toMillis();
    rules = checked;
  }

  /** The judge has looked at the pair in the first order. */
  public void duelled(int preference) {
    firstDuel = preference;
    tries = 0;
  }

  /** The judge has looked at it in both orders. */
  public void judged(double value) {
    difference = value;
  }

  /** The judge has graded production's answer. */
  public void graded(double value) {
    grade = value;
  }

  /** Both answers have been embedded. */
  public void compared(double cosine) {
    similarity = cosine;
  }

  /** Goes on with the next stage at once. */
  public void goOn(Stage next) {
    stage = next;
    reason = "";
    tries = 0;
    delay = Duration.ZERO;
  }

  /** Ends scored. */
  public void score() {
    end(Outcome.SCORED, "");
  }

  /** Ends skipped. */
  public void skip(SkipReason why) {
    end(Outcome.SKIPPED, why.name());
  }

  /** Ends failed because the candidate was called in vain. */
  public void fail(CallFailure why) {
    end(Outcome.FAILED, why.name());
    charged = why.ownFault();
  }

  /** Ends failed because the judge was called in vain, or for a reason of the judge's own. */
  public void failJudge(String why) {
    end(Outcome.FAILED, JUDGE_PREFIX + why);
  }

  private void end(Outcome decided, String why) {
    goOn(Stage.END);
    outcome = decided;
    reason = why;
  }

  /** Comes again after a failure. */
  public void retry(CallFailure why, Duration pause) {
    tries++;
    reason = why.name();
    delay = pause;
  }

  /** Comes again without having been tried. */
  public void wait(Duration pause) {
    delay = pause;
  }
}
