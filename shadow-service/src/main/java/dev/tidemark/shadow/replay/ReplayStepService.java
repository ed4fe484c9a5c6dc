package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.AttemptStore;
import dev.tidemark.shadow.attempt.Lane;
import dev.tidemark.shadow.attempt.Outcome;
import dev.tidemark.shadow.attempt.Purpose;
import dev.tidemark.shadow.attempt.Selected;
import dev.tidemark.shadow.attempt.SelectedStore;
import dev.tidemark.shadow.attempt.SkipReason;
import dev.tidemark.shadow.attempt.Stage;
import dev.tidemark.shadow.candidate.Candidate;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.candidate.CandidateSettings;
import dev.tidemark.shadow.candidate.CandidateState;
import dev.tidemark.shadow.judge.JudgeService;
import dev.tidemark.shadow.model.BreakerService;
import dev.tidemark.shadow.model.CallFailure;
import dev.tidemark.shadow.model.ChatAnswer;
import dev.tidemark.shadow.model.ChatRequest;
import dev.tidemark.shadow.model.CircuitBreaker;
import dev.tidemark.shadow.model.TokenBucket;
import dev.tidemark.shadow.rule.RuleService;
import dev.tidemark.shadow.similarity.EmbeddingService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Asks a candidate, and checks its answer by the rules. */
@Singleton
class ReplayStepService implements StepService {
  private final DirectoryService directory;
  private final SelectedStore texts;
  private final AttemptStore attempts;
  private final MeteredCallService calls;
  private final BreakerService breakers;
  private final RuleService rules;
  private final JudgeService judges;
  private final EmbeddingService embeddings;
  private final ReplayConfig config;

  ReplayStepService(
      DirectoryService directory,
      SelectedStore texts,
      AttemptStore attempts,
      MeteredCallService calls,
      BreakerService breakers,
      RuleService rules,
      JudgeService judges,
      EmbeddingService embeddings,
      ReplayConfig config) {
    this.directory = directory;
    this.texts = texts;
    this.attempts = attempts;
    this.calls = calls;
    this.breakers = breakers;
    this.rules = rules;
    this.judges = judges;
    this.embeddings = embeddings;
    this.config = config;
  }

  @Override
  public Stage stage() {
    return Stage.REPLAY;
  }

  @Override
  public Uni<Void> giveUp(Lane lane) {
    return isHopeless(breaker(lane.arm()))
        ? attempts.giveUp(lane, true, config.giveUpAfter())
        : Uni.createFrom().voidItem();
  }

  private boolean isHopeless(CircuitBreaker breaker) {
    return breaker.openFor(System.nanoTime()).compareTo(config.giveUpAfter()) > 0;
  }

  @Override
  public int admit(Lane lane, int wanted) {
    return directory.find(lane.arm()).map(candidate -> admit(candidate, wanted)).orElse(0);
  }

  /** Those of a retired candidate are let through, to end uncalled. */
  private int admit(Candidate candidate, int wanted) {
    if (isRetired(candidate)) {
      return wanted;
    }
    long now = System.nanoTime();
    int admitted = breaker(candidate.key()).admit(wanted, now);
    int taken = bucket(candidate).take(admitted, now);
    if (admitted > 0 && taken == 0) {
      breaker(candidate.key()).unused(now);
    }
    return taken;
  }

  private static boolean isRetired(Candidate candidate) {
    return candidate.state() == CandidateState.RETIRED;
  }

  @Override
  public void unused(Lane lane, int number) {
    directory
        .find(lane.arm())
        .ifPresent(
            candidate -> {
              long now = System.nanoTime();
              bucket(candidate).giveBack(number, now);
              breaker(candidate.key()).unused(now);
            });
  }

  @Override
  public Duration longest(Lane lane) {
    return directory
        .find(lane.arm())
        .map(candidate -> candidate.settings().timeout())
        .orElse(Duration.ZERO);
  }

  @Override
  public Uni<Void> perform(Attempt attempt) {
    return directory
        .find(attempt.arm())
        .map(
            candidate ->
                isRetired(candidate)
                    ? skip(attempt, SkipReason.RETIRED)
                    : replay(attempt, candidate))
        .orElseGet(() -> later(attempt));
  }

  /** It came when the last look had found nothing of its candidate; the next one will. */
  private Uni<Void> later(Attempt attempt) {
    breaker(attempt.arm()).unused(System.nanoTime());
    attempt.wait(config.pollInterval());
    return attempts.save(attempt).replaceWithVoid();
  }

  private Uni<Void> replay(Attempt attempt, Candidate candidate) {
    return texts
        .find(attempt)
        .chain(
            text ->
                text.isEmpty()
                    ? skip(attempt, SkipReason.TEXT_DROPPED)
                    : replay(attempt, text.get(), candidate));
  }

  private Uni<Void> skip(Attempt attempt, SkipReason why) {
    breaker(attempt.arm()).unused(System.nanoTime());
    attempt.skip(why);
    return attempts.save(attempt).replaceWithVoid();
  }

  private Uni<Void> replay(Attempt attempt, Selected text, Candidate candidate) {
    CandidateSettings settings = candidate.settings();
    Metered call =
        new Metered(
            Purpose.REPLAY,
            candidate.target(),
            new ChatRequest(text.messages(), settings.maxAnswerTokens(), false),
            settings.tokensPerDay(),
            Purpose.REPLAY.callsOf(candidate.key()),
            settings.requestsPerSecond(),
            text.trace());
    return calls.call(attempt, call, new Ends(attempt, text));
  }

  private CircuitBreaker breaker(CandidateKey arm) {
    return breakers.of(Purpose.REPLAY.callsOf(arm));
  }

  private TokenBucket bucket(Candidate candidate) {
    return directory.bucket(
        Purpose.REPLAY.callsOf(candidate.key()), candidate.settings().requestsPerSecond());
  }

  private final class Ends implements MeteredCallService.Ends {
    private final Attempt attempt;
    private final Selected text;

    Ends(Attempt attempt, Selected text) {
      this.attempt = attempt;
      this.text = text;
    }

    @Override
    public void answered(ChatAnswer answer, Duration latency) {
      attempt.answered(
          answer.content(),
          latency,
          rules.check(text.prompt(), answer.content(), Optional.of(latency)));
      if (judges.judge().isPresent()) {
        attempt.goOn(Stage.JUDGE);
      } else if (embeddings.enabled()) {
        attempt.goOn(Stage.COMPARE);
      } else {
        attempt.score();
      }
    }

    @Override
    public void failed(CallFailure why) {
      attempt.fail(why);
    }

    @Override
    public void tooLong() {
      attempt.skip(SkipReason.TOO_LONG);
    }

    @Override
    public Uni<Void> dry() {
      attempt.skip(SkipReason.BUDGET);
      Lane lane = new Lane(attempt.arm(), Stage.REPLAY);
      return attempts
          .save(attempt)
          .chain(() -> attempts.endAll(lane, attempt.day(), Outcome.SKIPPED, attempt.reason()));
    }
  }
}
