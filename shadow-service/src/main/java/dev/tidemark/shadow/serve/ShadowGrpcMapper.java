package dev.tidemark.shadow.serve;

import com.google.protobuf.Timestamp;
import dev.tidemark.proto.shadow.v1.ArmCount;
import dev.tidemark.proto.shadow.v1.Candidate;
import dev.tidemark.proto.shadow.v1.CandidateState;
import dev.tidemark.proto.shadow.v1.Estimate;
import dev.tidemark.proto.shadow.v1.EvaluateResponse;
import dev.tidemark.proto.shadow.v1.GateDecision;
import dev.tidemark.proto.shadow.v1.GetQualityResponse;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.ListScoresResponse;
import dev.tidemark.proto.shadow.v1.QualityPoint;
import dev.tidemark.proto.shadow.v1.RuleComparison;
import dev.tidemark.proto.shadow.v1.ScoreRow;
import dev.tidemark.proto.shadow.v1.ScoreStatus;
import dev.tidemark.proto.shadow.v1.UpdateCandidateRequest;
import dev.tidemark.proto.shadow.v1.Verdict;
import dev.tidemark.shadow.candidate.CandidateChange;
import dev.tidemark.shadow.candidate.CandidateSettings;
import dev.tidemark.shadow.gate.Gate;
import dev.tidemark.shadow.quality.QualityReport;
import dev.tidemark.shadow.verdict.VerdictReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Requests and reports as generated types; zeros of requests are "not said". */
final class ShadowGrpcMapper {
  private static final String STATUS = "SCORE_STATUS_";

  private ShadowGrpcMapper() {}

  static CandidateSettings settings(Candidate candidate) {
    return new CandidateSettings(
        candidate.getEndpoint(),
        candidate.getModel(),
        candidate.getSecret(),
        candidate.getReplayProbability(),
        candidate.getRequestsPerSecond(),
        Duration.ofSeconds(candidate.getTimeout().getSeconds(), candidate.getTimeout().getNanos()),
        candidate.getTokensPerDay(),
        candidate.getMaxAnswerTokens(),
        candidate.getMargin(),
        candidate.getAlpha());
  }

  static CandidateChange change(UpdateCandidateRequest request) {
    return new CandidateChange(
        state(request.getState()),
        optional(request.getReplayProbability()),
        optional(request.getRequestsPerSecond()),
        request.getTokensPerDay() == 0
            ? OptionalLong.empty()
            : OptionalLong.of(request.getTokensPerDay()));
  }

  private static Optional<dev.tidemark.shadow.candidate.CandidateState> state(
      CandidateState state) {
    return switch (state) {
      case CANDIDATE_STATE_ACTIVE ->
          Optional.of(dev.tidemark.shadow.candidate.CandidateState.ACTIVE);
      case CANDIDATE_STATE_PAUSED ->
          Optional.of(dev.tidemark.shadow.candidate.CandidateState.PAUSED);
      case CANDIDATE_STATE_RETIRED ->
          Optional.of(dev.tidemark.shadow.candidate.CandidateState.RETIRED);
      case CANDIDATE_STATE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  private static OptionalDouble optional(double value) {
    return value == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  static dev.tidemark.proto.shadow.v1.CandidateStatus status(CandidateStatus status) {
    return dev.tidemark.proto.shadow.v1.CandidateStatus.newBuilder()
        .setCandidate(candidate(status))
        .setState(state(status.candidate().state()))
        .setRegistered(timestamp(status.candidate().registered()))
        .addAllCounts(status.counts().stream().map(ShadowGrpcMapper::count).toList())
        .setTokensToday(status.tokensToday())
        .addAllTruncatedDays(status.truncatedDays())
        .setReachable(status.reachable())
        .build();
  }

  private static CandidateState state(dev.tidemark.shadow.candidate.CandidateState state) {
    return switch (state) {
      case ACTIVE -> CandidateState.CANDIDATE_STATE_ACTIVE;
      case PAUSED -> CandidateState.CANDIDATE_STATE_PAUSED;
      case RETIRED -> CandidateState.CANDIDATE_STATE_RETIRED;
    };
  }

  private static Candidate candidate(CandidateStatus status) {
    CandidateSettings settings = status.candidate().settings();
    return Candidate.newBuilder()
        .setId(status.candidate().key().id())
        .setEndpoint(settings.endpoint())
        .setModel(settings.model())
        .setSecret(settings.secret())
        .setReplayProbability(settings.replayProbability())
        .setRequestsPerSecond(settings.requestsPerSecond())
        .setTimeout(
            com.google.protobuf.Duration.newBuilder()
                .setSeconds(settings.timeout().toSeconds())
                .setNanos(settings.timeout().toNanosPart()))
        .setTokensPerDay(settings.tokensPerDay())
        .setMaxAnswerTokens(settings.maxAnswerTokens())
        .setMargin(settings.margin())
        .setAlpha(settings.alpha())
        .build();
  }

  private static ArmCount count(dev.tidemark.shadow.attempt.ArmCount count) {
    return ArmCount.newBuilder()
        .setStatus(ScoreStatus.valueOf(STATUS + count.status()))
        .setReason(count.reason())
        .setCount(count.count())
        .build();
  }

  /** Name of a status in the database; empty for all. */
  static Optional<String> status(ScoreStatus status) {
    return switch (status) {
      case SCORE_STATUS_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
      case SCORE_STATUS_PENDING, SCORE_STATUS_SCORED, SCORE_STATUS_SKIPPED, SCORE_STATUS_FAILED ->
          Optional.of(status.name().substring(STATUS.length()));
    };
  }

  static ListScoresResponse scores(ScorePage page) {
    return ListScoresResponse.newBuilder()
        .addAllRows(page.rows().stream().map(ShadowGrpcMapper::row).toList())
        .setNextPageToken(page.next())
        .build();
  }

  private static ScoreRow row(dev.tidemark.shadow.attempt.ScoreRow row) {
    ScoreRow.Builder made =
        ScoreRow.newBuilder()
            .setInteraction(row.interaction())
            .setDay(row.day())
            .setStatus(ScoreStatus.valueOf(STATUS + row.status()))
            .setReason(row.reason())
            .addAllFailedRules(ScorePageView.failed(row));
    row.difference().ifPresent(made::setDifference);
    return made.build();
  }

  static GetVerdictResponse verdict(VerdictReport report) {
    GetVerdictResponse.Builder made = GetVerdictResponse.newBuilder();
    report
        .statement()
        .usersToCome()
        .ifPresent(toCome -> made.setUsersToCome(estimate(toCome.difference())));
    return made.setCandidate(report.candidate())
        .setVerdict(verdict(report.statement().verdict()))
        .setDifference(estimate(report.statement().difference()))
        .setMissingAsLoss(estimate(report.missingAsLoss()))
        .setMissingAsWin(estimate(report.missingAsWin()))
        .setMargin(report.margin())
        .setUnits(report.statement().units())
        .setUsers(report.users())
        .setFirstDay(report.firstDay().orElse(0))
        .setLastDay(report.lastDay().orElse(0))
        .addAllRules(report.rules().stream().map(ShadowGrpcMapper::rule).toList())
        .setSimilarity(estimate(report.similarity()))
        .setSentence(report.statement().sentence())
        .build();
  }

  private static RuleComparison rule(dev.tidemark.shadow.verdict.RuleComparison rule) {
    return RuleComparison.newBuilder()
        .setRule(rule.rule().id())
        .setCandidate(estimate(rule.candidate()))
        .setProduction(estimate(rule.production()))
        .build();
  }

  private static Verdict verdict(dev.tidemark.stats.sequential.Verdict verdict) {
    return switch (verdict) {
      case INSUFFICIENT -> Verdict.VERDICT_INSUFFICIENT;
      case KEEP_GOING -> Verdict.VERDICT_KEEP_GOING;
      case BETTER -> Verdict.VERDICT_BETTER;
      case WORSE -> Verdict.VERDICT_WORSE;
      case NON_INFERIOR -> Verdict.VERDICT_NON_INFERIOR;
      case EQUIVALENT -> Verdict.VERDICT_EQUIVALENT;
    };
  }

  static EvaluateResponse gate(Gate gate) {
    return EvaluateResponse.newBuilder()
        .setDecision(
            switch (gate.decision()) {
              case PASS -> GateDecision.GATE_DECISION_PASS;
              case FAIL -> GateDecision.GATE_DECISION_FAIL;
              case INCONCLUSIVE -> GateDecision.GATE_DECISION_INCONCLUSIVE;
            })
        .setReason(gate.reason())
        .setVerdict(verdict(gate.verdict()))
        .build();
  }

  static GetQualityResponse quality(QualityReport report) {
    return GetQualityResponse.newBuilder()
        .addAllPoints(report.points().stream().map(ShadowGrpcMapper::point).toList())
        .setSentence(report.sentence())
        .build();
  }

  private static QualityPoint point(dev.tidemark.shadow.quality.QualityPoint point) {
    return QualityPoint.newBuilder()
        .setDay(point.day())
        .setDeployment(point.deployment())
        .setMeasure(point.measure())
        .setMean(estimate(point.mean()))
        .build();
  }

  private static Estimate estimate(dev.tidemark.stats.Estimate estimate) {
    return Estimate.newBuilder()
        .setOk(estimate.ok())
        .setValue(orZero(estimate.value()))
        .setLow(orZero(estimate.interval().low()))
        .setHigh(orZero(estimate.interval().high()))
        .setLevel(estimate.level())
        .setN(estimate.n())
        .setNEff(orZero(estimate.nEff()))
        .setReason(estimate.reason())
        .build();
  }

  private static double orZero(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  private static Timestamp timestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }
}
