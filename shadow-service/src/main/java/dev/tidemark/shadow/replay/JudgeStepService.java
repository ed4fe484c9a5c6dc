package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.AttemptStore;
import dev.tidemark.shadow.attempt.Lane;
import dev.tidemark.shadow.attempt.Outcome;
import dev.tidemark.shadow.attempt.Purpose;
import dev.tidemark.shadow.attempt.Selected;
import dev.tidemark.shadow.attempt.SelectedStore;
import dev.tidemark.shadow.attempt.Stage;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.judge.Duel;
import dev.tidemark.shadow.judge.Judge;
import dev.tidemark.shadow.judge.JudgeService;
import dev.tidemark.shadow.model.BreakerService;
import dev.tidemark.shadow.model.CallFailure;
import dev.tidemark.shadow.model.ChatAnswer;
import dev.tidemark.shadow.model.ChatRequest;
import dev.tidemark.shadow.model.CircuitBreaker;
import dev.tidemark.shadow.model.TokenBucket;
import dev.tidemark.shadow.similarity.EmbeddingService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Asks the judge: about a pair, once in each order; about production's answer by itself. */
@Singleton
class JudgeStepService implements StepService {
  private static final String UNPARSABLE = "UNPARSABLE";
  private static final String NO_TEXT = "NO_TEXT";
  private static final String BUDGET = "BUDGET";
  private static final String TOO_LONG = "TOO_LONG";

  private final DirectoryService directory;
  private final SelectedStore texts;
  private final AttemptStore attempts;
  private final MeteredCallService calls;
  private final BreakerService breakers;
  private final JudgeService judges;
  private final EmbeddingService embeddings;
  private final ReplayConfig config;

  JudgeStepService(
      DirectoryService directory,
      SelectedStore texts,
      AttemptStore attempts,
      MeteredCallService calls,
      BreakerService breakers,
      JudgeService judges,
      EmbeddingService embeddings,
      ReplayConfig config) {
    this.directory = directory;
    this.texts = texts;
    this.attempts = attempts;
    this.calls = calls;
    this.breakers = breakers;
    this.judges = judges;
    this.embeddings = embeddings;
    this.config = config;
  }

  @Override
  public Stage stage() {
    return Stage.JUDGE;
  }

  @Override
  public Uni<Void> giveUp(Lane lane) {
    return isHopeless(breaker(lane.arm()))
        ? attempts.giveUp(lane, false, config.giveUpAfter())
        : Uni.createFrom().voidItem();
  }

  private boolean isHopeless(CircuitBreaker breaker) {
    return breaker.openFor(System.nanoTime()).compareTo(config.giveUpAfter()) > 0;
  }

  /** Without a judge, what once waited for one is let through and ends unjudged. */
  @Override
  public int admit(Lane lane, int wanted) {
    return judges.judge().map(judge -> admit(judge, lane, wanted)).orElse(wanted);
  }

  private int admit(Judge judge, Lane lane, int wanted) {
    long now = System.nanoTime();
    int admitted = breaker(lane.arm()).admit(wanted, now);
    int taken = bucket(judge, lane.arm()).take(admitted, now);
    if (admitted > 0 && taken == 0) {
      breaker(lane.arm()).unused(now);
    }
    return taken;
  }

  @Override
  public void unused(Lane lane, int number) {
    judges
        .judge()
        .ifPresent(
            judge -> {
              long now = System.nanoTime();
              bucket(judge, lane.arm()).giveBack(number, now);
              breaker(lane.arm()).unused(now);
            });
  }

  @Override
  public Duration longest(Lane lane) {
    return judges.judge().map(judge -> judge.target().timeout()).orElse(Duration.ZERO);
  }

  @Override
  public Uni<Void> perform(Attempt attempt) {
    return texts.find(attempt).chain(text -> perform(attempt, text));
  }

  private Uni<Void> perform(Attempt attempt, Optional<Selected> text) {
    Optional<Judge> judge = judges.judge();
    if (judge.isEmpty()) {
      goOn(attempt);
      return attempts.save(attempt).replaceWithVoid();
    }
    if (text.isEmpty()) {
      breaker(attempt.arm()).unused(System.nanoTime());
      attempt.failJudge(NO_TEXT);
      return attempts.save(attempt).replaceWithVoid();
    }
    return calls.call(attempt, call(attempt, judge.get(), text.get()), new Ends(attempt));
  }

  private Metered call(Attempt attempt, Judge judge, Selected text) {
    return new Metered(
        Purpose.JUDGE,
        judge.target(),
        question(attempt, judge, text),
        judge.tokensPerDay(),
        Purpose.JUDGE.callsOf(attempt.arm()),
        judge.requestsPerSecond(),
        text.trace());
  }

  /** The second look shows the candidate's answer first. */
  private ChatRequest question(Attempt attempt, Judge judge, Selected text) {
    return attempt.arm().isProduction()
        ? judges.grade(judge, text.messages(), text.answer())
        : judges.duel(
            judge,
            text.messages(),
            text.answer(),
            attempt.answer().orElse(""),
            attempt.firstDuel().isPresent());
  }

  private void goOn(Attempt attempt) {
    if (attempt.arm().isProduction() || !embeddings.enabled()) {
      attempt.score();
    } else {
      attempt.goOn(Stage.COMPARE);
    }
  }

  private CircuitBreaker breaker(CandidateKey arm) {
    return breakers.of(Purpose.JUDGE.callsOf(arm));
  }

  private TokenBucket bucket(Judge judge, CandidateKey arm) {
    return directory.bucket(Purpose.JUDGE.callsOf(arm), judge.requestsPerSecond());
  }

  private final class Ends implements MeteredCallService.Ends {
    private final Attempt attempt;

    Ends(Attempt attempt) {
      this.attempt = attempt;
    }

    @Override
    public void answered(ChatAnswer answer, Duration latency) {
      if (attempt.arm().isProduction()) {
        graded(judges.grade(answer.content()));
      } else {
        duelled(judges.preference(answer.content(), attempt.firstDuel().isPresent()));
      }
    }

    private void graded(OptionalDouble grade) {
      if (grade.isEmpty()) {
        attempt.failJudge(UNPARSABLE);
      } else {
        attempt.graded(grade.getAsDouble());
        attempt.score();
      }
    }

    private void duelled(OptionalInt preference) {
      if (preference.isEmpty()) {
        attempt.failJudge(UNPARSABLE);
      } else if (attempt.firstDuel().isEmpty()) {
        attempt.duelled(preference.getAsInt());
        attempt.goOn(Stage.JUDGE);
      } else {
        attempt.judged(Duel.difference(attempt.firstDuel().get(), preference.getAsInt()));
        goOn(attempt);
      }
    }

    @Override
    public void failed(CallFailure why) {
      attempt.failJudge(why.name());
    }

    @Override
    public void tooLong() {
      attempt.failJudge(TOO_LONG);
    }

    @Override
    public Uni<Void> dry() {
      attempt.failJudge(BUDGET);
      Lane lane = new Lane(attempt.arm(), Stage.JUDGE);
      return attempts
          .save(attempt)
          .chain(() -> attempts.endAll(lane, attempt.day(), Outcome.FAILED, attempt.reason()));
    }
  }
}
