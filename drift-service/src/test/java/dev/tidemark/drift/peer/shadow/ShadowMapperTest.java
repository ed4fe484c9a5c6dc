package dev.tidemark.drift.peer.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tidemark.drift.estimate.EstimateView;
import dev.tidemark.drift.peer.shadow.CandidatesView.CandidateView;
import dev.tidemark.drift.peer.shadow.CandidatesView.EndView;
import dev.tidemark.drift.peer.shadow.CandidatesView.GateView;
import dev.tidemark.drift.peer.shadow.CandidatesView.ReasonView;
import dev.tidemark.proto.shadow.v1.ArmCount;
import dev.tidemark.proto.shadow.v1.Candidate;
import dev.tidemark.proto.shadow.v1.CandidateState;
import dev.tidemark.proto.shadow.v1.CandidateStatus;
import dev.tidemark.proto.shadow.v1.Estimate;
import dev.tidemark.proto.shadow.v1.EvaluateResponse;
import dev.tidemark.proto.shadow.v1.GateDecision;
import dev.tidemark.proto.shadow.v1.GetQualityResponse;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.QualityPoint;
import dev.tidemark.proto.shadow.v1.ScoreStatus;
import dev.tidemark.proto.shadow.v1.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowMapperTest {
  private static final Instant NOW = Instant.parse("2026-04-12T11:42:07Z");
  private static final long DAY = LocalDate.of(2026, 4, 11).toEpochDay();

  @Test
  void givesQualityByDay() {
    GetQualityResponse response =
        GetQualityResponse.newBuilder()
            .addPoints(
                QualityPoint.newBuilder()
                    .setDay(DAY)
                    .setDeployment("v2")
                    .setMeasure("judge")
                    .setMean(estimate()))
            .setSentence("It was 0.7.")
            .build();

    assertThat(ShadowMapper.quality(response, NOW))
        .isEqualTo(
            new QualityView(
                NOW,
                false,
                List.of(
                    new QualityView.Point(
                        LocalDate.of(2026, 4, 11),
                        "v2",
                        "judge",
                        new EstimateView("OK", .7, .6, .8, .95, 120, 61.0, null))),
                "It was 0.7."));
  }

  @Test
  void givesNoNumberWhereThereIsNone() {
    CandidateView view = candidate(GetVerdictResponse.newBuilder());

    assertThat(view.verdict().difference().status()).isEqualTo("INSUFFICIENT");
    assertThat(view.verdict().difference().value()).isNull();
    assertThat(view.verdict().usersToCome()).isNull();
    assertThat(view.verdict().firstDay()).isNull();
    assertThat(view.verdict().lastDay()).isNull();
  }

  @Test
  void addsUpWhatBecameOfTheSelected() {
    CandidateView view = candidate(GetVerdictResponse.newBuilder());

    assertThat(view.selected()).isEqualTo(121);
    assertThat(view.ends())
        .containsExactly(
            new EndView("SCORED", 100, List.of()),
            new EndView("PENDING", 5, List.of()),
            new EndView("SKIPPED", 0, List.of()),
            new EndView(
                "FAILED", 16, List.of(new ReasonView("TIMEOUT", 12), new ReasonView("CLOSED", 4))));
  }

  @Test
  void namesVerdictGateAndStateWithoutTheirTypes() {
    CandidateView view =
        candidate(
            GetVerdictResponse.newBuilder()
                .setVerdict(Verdict.VERDICT_NON_INFERIOR)
                .setDifference(estimate())
                .setUsersToCome(estimate().toBuilder().setValue(.65))
                .setUnits(40)
                .setFirstDay(DAY)
                .setLastDay(DAY + 1));

    assertThat(view.state()).isEqualTo("PAUSED");
    assertThat(view.registered()).isEqualTo(NOW);
    assertThat(view.verdict().verdict()).isEqualTo("NON_INFERIOR");
    assertThat(view.verdict().usersToCome())
        .isEqualTo(new EstimateView("OK", .65, .6, .8, .95, 120, 61.0, null));
    assertThat(view.verdict().lastDay()).isEqualTo("2026-04-12");
    assertThat(view.gate()).isEqualTo(new GateView("INCONCLUSIVE", "ask again"));
  }

  private static CandidateView candidate(GetVerdictResponse.Builder verdict) {
    CandidateStatus status =
        CandidateStatus.newBuilder()
            .setCandidate(Candidate.newBuilder().setId("b"))
            .setState(CandidateState.CANDIDATE_STATE_PAUSED)
            .setRegistered(Timestamp.newBuilder().setSeconds(NOW.getEpochSecond()))
            .addCounts(count(ScoreStatus.SCORE_STATUS_FAILED, "CLOSED", 4))
            .addCounts(count(ScoreStatus.SCORE_STATUS_FAILED, "TIMEOUT", 12))
            .addCounts(count(ScoreStatus.SCORE_STATUS_SCORED, "", 100))
            .addCounts(count(ScoreStatus.SCORE_STATUS_PENDING, "", 5))
            .build();
    EvaluateResponse gate =
        EvaluateResponse.newBuilder()
            .setDecision(GateDecision.GATE_DECISION_INCONCLUSIVE)
            .setReason("ask again")
            .build();
    return ShadowMapper.candidate(status, verdict.build(), gate);
  }

  private static ArmCount count(ScoreStatus status, String reason, long count) {
    return ArmCount.newBuilder().setStatus(status).setReason(reason).setCount(count).build();
  }

  private static Estimate estimate() {
    return Estimate.newBuilder()
        .setOk(true)
        .setValue(.7)
        .setLow(.6)
        .setHigh(.8)
        .setLevel(.95)
        .setN(120)
        .setNEff(61)
        .build();
  }
}
