package dev.tidemark.shadow.serve;

import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.clock.AppClockStore;
import dev.tidemark.shadow.attempt.BudgetStore;
import dev.tidemark.shadow.attempt.Purpose;
import dev.tidemark.shadow.attempt.ScoreRowStore;
import dev.tidemark.shadow.candidate.Candidate;
import dev.tidemark.shadow.candidate.CandidateStore;
import dev.tidemark.shadow.model.BreakerService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts together what is known of candidates. */
@Singleton
class CandidateStatusService {
  private static final String STREAM = "shadow-embedded";

  private final CandidateStore candidates;
  private final ScoreRowStore rows;
  private final BudgetStore budgets;
  private final BreakerService breakers;
  private final AppClockStore clock;

  CandidateStatusService(
      CandidateStore candidates,
      ScoreRowStore rows,
      BudgetStore budgets,
      BreakerService breakers,
      AppClockStore clock) {
    this.candidates = candidates;
    this.rows = rows;
    this.budgets = budgets;
    this.breakers = breakers;
    this.clock = clock;
  }

  /** All candidates of an application, oldest first. */
  Uni<List<CandidateStatus>> list(Application application) {
    return candidates
        .list(application.key())
        .onItem()
        .transformToMulti(all -> Multi.createFrom().iterable(all))
        .onItem()
        .transformToUniAndConcatenate(candidate -> status(application, candidate))
        .collect()
        .asList();
  }

  Uni<CandidateStatus> status(Application application, Candidate candidate) {
    return Uni.combine()
        .all()
        .unis(
            rows.counts(candidate.key()),
            tokensToday(application, candidate),
            budgets.dryDays(candidate.key(), Purpose.REPLAY))
        .usingConcurrencyOf(1)
        .with(
            (counts, tokens, dryDays) ->
                new CandidateStatus(
                    candidate,
                    counts,
                    tokens,
                    dryDays,
                    breakers.of(Purpose.REPLAY.callsOf(candidate.key())).isClosed()));
  }

  private Uni<Long> tokensToday(Application application, Candidate candidate) {
    return clock
        .read(
            application.key().tenant(),
            application.key().application(),
            application.clock(),
            STREAM)
        .chain(
            time ->
                time.isEmpty()
                    ? Uni.createFrom().item(0L)
                    : budgets.used(
                        candidate.key(), Purpose.REPLAY, application.dayOf(time.get().now())));
  }
}
