package dev.tidemark.quickstart.shadow;

import dev.tidemark.proto.shadow.v1.Candidate;
import dev.tidemark.proto.shadow.v1.CandidateStatus;
import dev.tidemark.proto.shadow.v1.EvaluateRequest;
import dev.tidemark.proto.shadow.v1.EvaluateResponse;
import dev.tidemark.proto.shadow.v1.GateServiceGrpc;
import dev.tidemark.proto.shadow.v1.GetQualityRequest;
import dev.tidemark.proto.shadow.v1.GetQualityResponse;
import dev.tidemark.proto.shadow.v1.GetVerdictRequest;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.ListCandidatesRequest;
import dev.tidemark.proto.shadow.v1.ListScoresRequest;
import dev.tidemark.proto.shadow.v1.RegisterCandidateRequest;
import dev.tidemark.proto.shadow.v1.ScoreRow;
import dev.tidemark.proto.shadow.v1.ScoreStatus;
import dev.tidemark.proto.shadow.v1.ShadowServiceGrpc;
import dev.tidemark.proto.shadow.v1.ShadowServiceGrpc.ShadowServiceBlockingStub;
import dev.tidemark.quickstart.gateway.Channels;
import dev.tidemark.quickstart.gateway.Patience;
import dev.tidemark.quickstart.state.Role;
import dev.tidemark.quickstart.state.Secrets;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Calls of shadow, repeated while it is away. */
public final class ShadowClient implements AutoCloseable {
  private static final int CALL_SECONDS = 30;

  private final ManagedChannel channel;
  private final Patience patience;
  private final Channel operator;
  private final Channel viewer;

  /**
   * Shadow of this instance.
   *
   * @param port port of shadow on this machine
   */
  public ShadowClient(int port, Secrets secrets, Duration patience) {
    this.channel = Channels.local(port);
    this.patience = new Patience(patience);
    this.operator = Channels.withToken(channel, secrets.token(Role.OPERATOR));
    this.viewer = Channels.withToken(channel, secrets.token(Role.VIEWER));
  }

  /** Adds a candidate, also of an application just made; the same one again changes nothing. */
  public CandidateStatus register(String application, Candidate candidate) {
    RegisterCandidateRequest request =
        RegisterCandidateRequest.newBuilder()
            .setApplication(application)
            .setCandidate(candidate)
            .build();
    return patience.callOfNew(() -> shadow(operator).registerCandidate(request)).getCandidate();
  }

  /** All candidates with what became of their work. */
  public List<CandidateStatus> candidates(String application) {
    ListCandidatesRequest request =
        ListCandidatesRequest.newBuilder().setApplication(application).build();
    return patience.call(() -> shadow(viewer).listCandidates(request)).getCandidatesList();
  }

  /** What live traffic says about a candidate. */
  public GetVerdictResponse verdict(String application, String candidate) {
    GetVerdictRequest request =
        GetVerdictRequest.newBuilder().setApplication(application).setCandidate(candidate).build();
    return patience.call(() -> shadow(viewer).getVerdict(request));
  }

  /** Day of the newest scored interaction of an arm, days since 1970-01-01; empty without one. */
  public OptionalLong lastScoredDay(String application, String arm) {
    ListScoresRequest request =
        ListScoresRequest.newBuilder()
            .setApplication(application)
            .setArm(arm)
            .setStatus(ScoreStatus.SCORE_STATUS_SCORED)
            .setPageSize(1)
            .build();
    return patience.call(() -> shadow(viewer).listScores(request)).getRowsList().stream()
        .mapToLong(ScoreRow::getDay)
        .findFirst();
  }

  /** Production's own quality by day. */
  public GetQualityResponse quality(String application) {
    GetQualityRequest request = GetQualityRequest.newBuilder().setApplication(application).build();
    return patience.call(() -> shadow(viewer).getQuality(request));
  }

  /** May the candidate go out? */
  public EvaluateResponse gate(String application, String candidate) {
    EvaluateRequest request =
        EvaluateRequest.newBuilder().setApplication(application).setCandidate(candidate).build();
    return patience.call(
        () ->
            GateServiceGrpc.newBlockingStub(viewer)
                .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                .evaluate(request));
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private static ShadowServiceBlockingStub shadow(Channel caller) {
    return ShadowServiceGrpc.newBlockingStub(caller)
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }
}
