package dev.tidemark.drift.peer.shadow;

import dev.tidemark.drift.estimate.EstimateView;
import dev.tidemark.drift.peer.PeerEstimate;
import dev.tidemark.drift.peer.shadow.CandidatesView.CandidateView;
import dev.tidemark.drift.peer.shadow.CandidatesView.EndView;
import dev.tidemark.drift.peer.shadow.CandidatesView.GateView;
import dev.tidemark.drift.peer.shadow.CandidatesView.ReasonView;
import dev.tidemark.drift.peer.shadow.CandidatesView.RuleView;
import dev.tidemark.drift.peer.shadow.CandidatesView.VerdictView;
import dev.tidemark.proto.shadow.v1.ArmCount;
import dev.tidemark.proto.shadow.v1.Candidate;
import dev.tidemark.proto.shadow.v1.CandidateStatus;
import dev.tidemark.proto.shadow.v1.Estimate;
import dev.tidemark.proto.shadow.v1.EvaluateResponse;
import dev.tidemark.proto.shadow.v1.GetQualityResponse;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.QualityPoint;
import dev.tidemark.proto.shadow.v1.RuleComparison;
import dev.tidemark.proto.shadow.v1.ScoreStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers of shadow as views. */
final class ShadowMapper {
  private static final List<ScoreStatus> ENDS =
      List.of(
          ScoreStatus.SCORE_STATUS_SCORED,
          ScoreStatus.SCORE_STATUS_PENDING,
          ScoreStatus.SCORE_STATUS_SKIPPED,
          ScoreStatus.SCORE_STATUS_FAILED);

  private ShadowMapper() {}

  static QualityView quality(GetQualityResponse response, Instant asOf) {
    return new QualityView(
        asOf,
        false,
        response.getPointsList().stream().map(ShadowMapper::point).toList(),
        response.getSentence());
  }

  private static QualityView.Point point(QualityPoint point) {
    return new QualityView.Point(
        LocalDate.ofEpochDay(point.getDay()),
        point.getDeployment(),
        point.getMeasure(),
        estimate(point.getMean()));
  }

  static CandidateView candidate(
      CandidateStatus status, GetVerdictResponse verdict, EvaluateResponse gate) {
    Candidate candidate = status.getCandidate();
    return new CandidateView(
        candidate.getId(),
        candidate.getModel(),
        without("CANDIDATE_STATE_", status.getState()),
        Instant.ofEpochSecond(
            status.getRegistered().getSeconds(), status.getRegistered().getNanos()),
        candidate.getReplayProbability(),
        candidate.getRequestsPerSecond(),
        candidate.getAlpha(),
        candidate.getTokensPerDay(),
        status.getTokensToday(),
        status.getReachable(),
        status.getCountsList().stream().mapToLong(ArmCount::getCount).sum(),
        ENDS.stream().map(end -> end(end, status.getCountsList())).toList(),
        verdict(verdict),
        new GateView(without("GATE_DECISION_", gate.getDecision()), gate.getReason()));
  }

  private static EndView end(ScoreStatus status, List<ArmCount> counts) {
    List<ArmCount> own = counts.stream().filter(count -> count.getStatus() == status).toList();
    Stream<ArmCount> reasoned = own.stream().filter(count -> !count.getReason().isEmpty());
    return new EndView(
        without("SCORE_STATUS_", status),
        own.stream().mapToLong(ArmCount::getCount).sum(),
        reasoned
            .sorted((a, b) -> Long.compare(b.getCount(), a.getCount()))
            .map(count -> new ReasonView(count.getReason(), count.getCount()))
            .toList());
  }

  private static VerdictView verdict(GetVerdictResponse verdict) {
    return new VerdictView(
        without("VERDICT_", verdict.getVerdict()),
        estimate(verdict.getDifference()),
        verdict.hasUsersToCome() ? estimate(verdict.getUsersToCome()) : null,
        estimate(verdict.getMissingAsLoss()),
        estimate(verdict.getMissingAsWin()),
        verdict.getMargin(),
        verdict.getUnits(),
        verdict.getUsers(),
        day(verdict.getUnits(), verdict.getFirstDay()),
        day(verdict.getUnits(), verdict.getLastDay()),
        verdict.getRulesList().stream().map(ShadowMapper::rule).toList(),
        estimate(verdict.getSimilarity()),
        verdict.getSentence());
  }

  private static @Nullable LocalDate day(long units, long day) {
    return units == 0 ? null : LocalDate.ofEpochDay(day);
  }

  private static RuleView rule(RuleComparison rule) {
    return new RuleView(
        rule.getRule(), estimate(rule.getCandidate()), estimate(rule.getProduction()));
  }

  private static EstimateView estimate(Estimate estimate) {
    return PeerEstimate.view(
        estimate.getOk(),
        estimate.getValue(),
        estimate.getLow(),
        estimate.getHigh(),
        estimate.getLevel(),
        estimate.getN(),
        estimate.getNEff(),
        estimate.getReason());
  }

  /** Constants of the contract carry their type's name as prefix; JSON does not. */
  private static String without(String prefix, Enum<?> constant) {
    String name = constant.name();
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }
}
