package dev.tidemark.shadow.verdict;

import dev.tidemark.shadow.candidate.Candidate;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.candidate.CandidateService;
import dev.tidemark.shadow.judge.JudgeService;
import dev.tidemark.shadow.rule.Rule;
import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.ratio.UserSums;
import dev.tidemark.stats.sequential.BettingConfidenceSequence;
import dev.tidemark.stats.sequential.ScoreHistogram;
import dev.tidemark.stats.sequential.ShadowVerdict;
import dev.tidemark.stats.sequential.UsersToCome;
import dev.tidemark.stats.sequential.Verdict;
import dev.tidemark.stats.sequential.VerdictRule;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** Reads verdicts; the intervals are computed on worker threads. */
@Singleton
public class VerdictService {
  private static final VerdictRow NOTHING =
      new VerdictRow(Counters.NONE, OptionalLong.empty(), OptionalLong.empty(), 0);
  private static final String NO_JUDGE =
      "no judge is configured, so no difference is scored; set tidemark.shadow.judge.endpoint";

  private final CandidateService candidates;
  private final VerdictStore verdicts;
  private final ComparisonStore comparisons;
  private final JudgeService judges;
  private final Vertx vertx;

  VerdictService(
      CandidateService candidates,
      VerdictStore verdicts,
      ComparisonStore comparisons,
      JudgeService judges,
      Vertx vertx) {
    this.candidates = candidates;
    this.verdicts = verdicts;
    this.comparisons = comparisons;
    this.judges = judges;
    this.vertx = vertx;
  }

  /** What a gate is told, from the counters alone; fails with UNKNOWN_CANDIDATE. */
  public Uni<VerdictStatement> statement(CandidateKey key) {
    return candidates
        .require(key)
        .chain(
            candidate ->
                row(key).chain(row -> onWorker(() -> reading(candidate, row).statement())));
  }

  /** The report; fails with UNKNOWN_CANDIDATE. */
  public Uni<VerdictReport> report(CandidateKey key) {
    return candidates
        .require(key)
        .chain(
            candidate ->
                row(key)
                    .chain(
                        row ->
                            comparisons
                                .read(key)
                                .chain(sums -> onWorker(() -> report(candidate, row, sums)))));
  }

  private Uni<VerdictRow> row(CandidateKey key) {
    return verdicts.find(key).map(found -> found.orElse(NOTHING));
  }

  private <T> Uni<T> onWorker(Callable<T> work) {
    return Uni.createFrom()
        .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
  }

  /** A verdict by its rule, and what is said of it. */
  private record Reading(VerdictRule rule, VerdictStatement statement) {}

  private Reading reading(Candidate candidate, VerdictRow row) {
    VerdictRule rule = rule(candidate);
    ShadowVerdict verdict = ShadowVerdict.of(row.counters().ledger(), rule);
    Estimate difference = difference(verdict, rule);
    Optional<UsersToCome> toCome =
        difference.ok() ? UsersToCome.of(row.counters().firstDays(), rule) : Optional.empty();
    return new Reading(
        rule,
        new VerdictStatement(
            verdict.verdict(),
            verdict.gate(),
            difference,
            toCome,
            verdict.units(),
            Sentence.of(candidate.key().id(), verdict, difference, rule.margin(), row)
                + Sentence.ofUsersToCome(toCome)));
  }

  private VerdictReport report(Candidate candidate, VerdictRow row, ComparisonStore.Sums sums) {
    Reading reading = reading(candidate, row);
    return new VerdictReport(
        candidate.key().id(),
        reading.statement(),
        bound(row.counters().ledger().lowest(), reading),
        bound(row.counters().ledger().highest(), reading),
        reading.rule().margin(),
        row.users(),
        row.first(),
        row.last(),
        rules(sums),
        sums.similarity().mean(-1, 1));
  }

  private static VerdictRule rule(Candidate candidate) {
    return new VerdictRule(
        candidate.settings().alpha(), candidate.settings().margin(), candidate.sharing());
  }

  private Estimate difference(ShadowVerdict verdict, VerdictRule rule) {
    double level = 1 - rule.level();
    if (verdict.verdict() != Verdict.INSUFFICIENT) {
      return Estimate.of(
          verdict.mean(), verdict.interval(), level, verdict.requests(), (double) verdict.units());
    }
    boolean unjudged = judges.judge().isEmpty() && verdict.requests() == 0;
    return Estimate.insufficient(
        level,
        verdict.requests(),
        (double) verdict.units(),
        unjudged ? NO_JUDGE : verdict.reason());
  }

  private static Estimate bound(ScoreHistogram histogram, Reading reading) {
    double alpha = reading.rule().level();
    double units = histogram.units();
    Estimate difference = reading.statement().difference();
    if (!difference.ok()) {
      return Estimate.insufficient(1 - alpha, histogram.requests(), units, difference.reason());
    }
    Interval interval = new BettingConfidenceSequence(histogram).interval(alpha);
    return Estimate.of(histogram.mean(), interval, 1 - alpha, histogram.requests(), units);
  }

  private static List<RuleComparison> rules(ComparisonStore.Sums sums) {
    List<RuleComparison> rules = new ArrayList<>();
    for (Rule rule : Rule.OF_ANSWERS) {
      rules.add(
          new RuleComparison(rule, mean(sums.candidate(), rule), mean(sums.production(), rule)));
    }
    return rules;
  }

  private static Estimate mean(Map<Rule, UserSums> sums, Rule rule) {
    return sums.getOrDefault(rule, UserSums.NONE).mean(0, 1);
  }
}
