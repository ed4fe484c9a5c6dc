package dev.tidemark.drift.peer.shadow;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.compute.BoundedJoin;
import dev.tidemark.drift.peer.LastAnswerStore;
import dev.tidemark.drift.peer.PeerCallService;
import dev.tidemark.drift.peer.PeerConfig;
import dev.tidemark.drift.peer.shadow.CandidatesView.CandidateView;
import dev.tidemark.proto.shadow.v1.CandidateStatus;
import dev.tidemark.proto.shadow.v1.EvaluateRequest;
import dev.tidemark.proto.shadow.v1.EvaluateResponse;
import dev.tidemark.proto.shadow.v1.GetQualityRequest;
import dev.tidemark.proto.shadow.v1.GetQualityResponse;
import dev.tidemark.proto.shadow.v1.GetVerdictRequest;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.ListCandidatesRequest;
import dev.tidemark.proto.shadow.v1.ListCandidatesResponse;
import dev.tidemark.proto.shadow.v1.MutinyGateServiceGrpc.MutinyGateServiceStub;
import dev.tidemark.proto.shadow.v1.MutinyShadowServiceGrpc.MutinyShadowServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Asks shadow, of the tenant whose application it is. */
@Singleton
class ShadowReportService {
  private static final String PEER = "shadow";
  private static final Duration KEEP = Duration.ofDays(1);

  /** Series of some hundred points: a few megabytes in all. */
  private static final int APPLICATIONS = 100;

  /** Verdicts are computed when asked for; a few at a time leave the peer its cores. */
  private static final int AT_ONCE = 4;

  private final InstantSource clock = InstantSource.system();
  private final MutinyShadowServiceStub shadow;
  private final MutinyGateServiceStub gates;
  private final PeerCallService calls;
  private final LastAnswerStore<ApplicationKey, QualityView> quality;
  private final LastAnswerStore<ApplicationKey, CandidatesView> candidates;

  ShadowReportService(
      @GrpcClient(PEER) MutinyShadowServiceStub shadow,
      @GrpcClient(PEER) MutinyGateServiceStub gates,
      PeerCallService calls,
      PeerConfig config) {
    this.shadow = shadow;
    this.gates = gates;
    this.calls = calls;
    LastAnswerStore.Times times =
        new LastAnswerStore.Times(config.answerAge(), config.answerAge(), KEEP);
    this.quality = new LastAnswerStore<>(PEER, times, clock, APPLICATIONS);
    this.candidates = new LastAnswerStore<>(PEER, times, clock, APPLICATIONS);
  }

  /** Production's own quality by day. */
  Uni<QualityView> quality(ApplicationKey application) {
    return quality.get(
        application,
        () ->
            askQuality(application)
                .map(response -> ShadowMapper.quality(response, clock.instant())));
  }

  /** All candidates, each with verdict and gate. */
  Uni<CandidatesView> candidates(ApplicationKey application) {
    return candidates.get(
        application,
        () ->
            askCandidates(application)
                .chain(response -> withVerdicts(application, response.getCandidatesList()))
                .map(all -> new CandidatesView(clock.instant(), false, all)));
  }

  private Uni<List<CandidateView>> withVerdicts(
      ApplicationKey application, List<CandidateStatus> all) {
    return BoundedJoin.all(
        all.stream().map(status -> withVerdict(application, status)).toList(), AT_ONCE);
  }

  private Uni<CandidateView> withVerdict(ApplicationKey application, CandidateStatus status) {
    String id = status.getCandidate().getId();
    return askVerdict(application, id)
        .chain(
            verdict ->
                askGate(application, id)
                    .map(gate -> ShadowMapper.candidate(status, verdict, gate)));
  }

  private Uni<GetQualityResponse> askQuality(ApplicationKey application) {
    GetQualityRequest request =
        GetQualityRequest.newBuilder().setApplication(application.application()).build();
    return calls.callOrElse(
        PEER,
        application.tenant(),
        shadow,
        stub -> stub.getQuality(request),
        GetQualityResponse.getDefaultInstance());
  }

  private Uni<ListCandidatesResponse> askCandidates(ApplicationKey application) {
    ListCandidatesRequest request =
        ListCandidatesRequest.newBuilder().setApplication(application.application()).build();
    return calls.callOrElse(
        PEER,
        application.tenant(),
        shadow,
        stub -> stub.listCandidates(request),
        ListCandidatesResponse.getDefaultInstance());
  }

  private Uni<GetVerdictResponse> askVerdict(ApplicationKey application, String candidate) {
    GetVerdictRequest request =
        GetVerdictRequest.newBuilder()
            .setApplication(application.application())
            .setCandidate(candidate)
            .build();
    return calls.call(PEER, application.tenant(), shadow, stub -> stub.getVerdict(request));
  }

  private Uni<EvaluateResponse> askGate(ApplicationKey application, String candidate) {
    EvaluateRequest request =
        EvaluateRequest.newBuilder()
            .setApplication(application.application())
            .setCandidate(candidate)
            .build();
    return calls.call(PEER, application.tenant(), gates, stub -> stub.evaluate(request));
  }
}
