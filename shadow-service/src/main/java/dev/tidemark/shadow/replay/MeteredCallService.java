package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.Attempt;
import dev.tidemark.shadow.attempt.AttemptStore;
import dev.tidemark.shadow.attempt.Backoff;
import dev.tidemark.shadow.attempt.BudgetStore;
import dev.tidemark.shadow.attempt.Grant;
import dev.tidemark.shadow.model.BreakerService;
import dev.tidemark.shadow.model.CallException;
import dev.tidemark.shadow.model.CallFailure;
import dev.tidemark.shadow.model.ChatAnswer;
import dev.tidemark.shadow.model.ChatClientService;
import dev.tidemark.shadow.model.CircuitBreaker;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Makes a call the way every call is made: reserve, call, learn, settle with what came of it. */
@Singleton
class MeteredCallService {
  private static final Logger LOG = Logger.getLogger(MeteredCallService.class);
  // As long as a fast call takes to settle.
  private static final Duration UNTIL_SETTLED = Duration.ofMillis(100);

  private final AttemptStore attempts;
  private final BudgetStore budgets;
  private final BreakerService breakers;
  private final ChatClientService client;
  private final CallSpanService spans;
  private final DirectoryService directory;
  private final ShadowMetrics metrics;
  private final ReplayConfig config;
  private final Backoff backoff;

  MeteredCallService(
      AttemptStore attempts,
      BudgetStore budgets,
      BreakerService breakers,
      ChatClientService client,
      CallSpanService spans,
      DirectoryService directory,
      ShadowMetrics metrics,
      ReplayConfig config) {
    this.attempts = attempts;
    this.budgets = budgets;
    this.breakers = breakers;
    this.client = client;
    this.spans = spans;
    this.directory = directory;
    this.metrics = metrics;
    this.config = config;
    this.backoff = new Backoff(config.retryFirst(), config.retryLongest());
  }

  /** What a call's ends mean for its attempt. */
  interface Ends {
    /** It was answered; the attempt goes on or ends. */
    void answered(ChatAnswer answer, Duration latency);

    /** It failed and is not tried again. */
    void failed(CallFailure why);

    /** It may cost more than a whole day's budget, so it is never made; the attempt ends. */
    void tooLong();

    /** The budget is dry: ends the attempt and all that wait beside it. */
    Uni<Void> dry();
  }

  Uni<Void> call(Attempt attempt, Metered call, Ends ends) {
    long tokens = call.request().tokenBound();
    return budgets
        .reserve(attempt, call.purpose(), tokens, call.tokensPerDay(), call.target().timeout())
        .chain(grant -> granted(grant, attempt, call, tokens, ends));
  }

  private Uni<Void> granted(Grant grant, Attempt attempt, Metered call, long tokens, Ends ends) {
    if (grant != Grant.GRANTED) {
      breakers.of(call.name()).unused(System.nanoTime());
    }
    return switch (grant) {
      case GRANTED -> exchange(attempt, call, tokens, ends);
      case WAIT -> waitABit(attempt);
      case DRY -> ends.dry();
      case NEVER -> never(attempt, ends);
      case LOST -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> never(Attempt attempt, Ends ends) {
    ends.tooLong();
    return attempts.save(attempt).replaceWithVoid();
  }

  private Uni<Void> waitABit(Attempt attempt) {
    attempt.wait(UNTIL_SETTLED);
    return attempts.save(attempt).replaceWithVoid();
  }

  private Uni<Void> exchange(Attempt attempt, Metered call, long tokens, Ends ends) {
    long begun = System.nanoTime();
    return spans
        .around(call, client.call(call.name(), call.target(), call.request()))
        .map(answer -> answered(call, answer, begun, ends))
        .onFailure()
        .recoverWithItem(thrown -> failed(attempt, call, thrown, begun, ends))
        .chain(cost -> attempts.save(attempt, call.purpose(), tokens, cost < 0 ? tokens : cost))
        .replaceWithVoid();
  }

  private long answered(Metered call, ChatAnswer answer, long begun, Ends ends) {
    breakers.of(call.name()).succeeded();
    Duration latency = since(begun);
    metrics.called(call.purpose(), "answered", latency);
    ends.answered(answer, latency);
    return answer.tokens();
  }

  private long failed(Attempt attempt, Metered call, Throwable thrown, long begun, Ends ends) {
    CallException failure = asCallException(thrown);
    CallFailure why = failure.failure();
    metrics.called(call.purpose(), why.name(), since(begun));
    learn(call, failure);
    if (why.worthRetrying() && attempt.tries() + 1 < config.maxTries()) {
      double u = ThreadLocalRandom.current().nextDouble();
      attempt.retry(why, backoff.pause(attempt.tries() + 1, failure.retryAfter(), u));
    } else {
      ends.failed(why);
    }
    return failure.tokens();
  }

  private void learn(Metered call, CallException failure) {
    CircuitBreaker breaker = breakers.of(call.name());
    switch (failure.failure().sign()) {
      case AILING -> breaker.failed(System.nanoTime());
      case ALIVE -> breaker.succeeded();
      case NONE -> breaker.unused(System.nanoTime());
    }
    failure.retryAfter().ifPresent(asked -> pause(call, asked));
  }

  /** Nobody else of the arm asks before the time that the other side names. */
  private void pause(Metered call, Duration asked) {
    Duration pause = asked.compareTo(config.retryLongest()) > 0 ? config.retryLongest() : asked;
    directory.bucket(call.name(), call.perSecond()).pauseUntil(System.nanoTime() + pause.toNanos());
  }

  private static CallException asCallException(Throwable thrown) {
    if (thrown instanceof CallException failure) {
      return failure;
    }
    // Its message may hold a header, and a header the secret.
    LOG.warnf("a call could not be made: %s", thrown.getClass().getSimpleName());
    return CallException.afterSending(CallFailure.UNREACHABLE);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
