package dev.tidemark.drift.peer.evalset;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.peer.LastAnswerStore;
import dev.tidemark.drift.peer.PeerCallService;
import dev.tidemark.drift.peer.PeerConfig;
import dev.tidemark.proto.evalset.v1.DiffVersionsRequest;
import dev.tidemark.proto.evalset.v1.DiffVersionsResponse;
import dev.tidemark.proto.evalset.v1.ListVersionsRequest;
import dev.tidemark.proto.evalset.v1.ListVersionsResponse;
import dev.tidemark.proto.evalset.v1.MutinyEvalSetServiceGrpc.MutinyEvalSetServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Asks evalset, of the tenant whose application it is. */
@Singleton
class EvalsetReportService {
  private static final String PEER = "evalset";
  private static final Duration KEEP = Duration.ofDays(1);
  private static final int APPLICATIONS = 100;

  /** Versions never change; only an erasure takes texts out of them. */
  private static final Duration DIFF_FRESH = Duration.ofSeconds(60);

  /** Holds texts of users, who may ask to be erased: not for longer than somebody looks. */
  private static final Duration DIFF_KEEP = Duration.ofMinutes(10);

  private static final int DIFFS = 200;

  private final InstantSource clock = InstantSource.system();
  private final MutinyEvalSetServiceStub evalset;
  private final PeerCallService calls;
  private final LastAnswerStore<ApplicationKey, VersionsView> versions;
  private final LastAnswerStore<Pair, DiffView> diffs;

  private record Pair(ApplicationKey application, int from, int to) {}

  EvalsetReportService(
      @GrpcClient(PEER) MutinyEvalSetServiceStub evalset,
      PeerCallService calls,
      PeerConfig config) {
    this.evalset = evalset;
    this.calls = calls;
    Duration retry = config.answerAge();
    this.versions =
        new LastAnswerStore<>(
            PEER, new LastAnswerStore.Times(config.answerAge(), retry, KEEP), clock, APPLICATIONS);
    this.diffs =
        new LastAnswerStore<>(
            PEER, new LastAnswerStore.Times(DIFF_FRESH, retry, DIFF_KEEP), clock, DIFFS);
  }

  /** All versions, newest first. */
  Uni<VersionsView> versions(ApplicationKey application) {
    return versions.get(
        application,
        () ->
            askVersions(application)
                .map(response -> EvalsetMapper.versions(response, clock.instant())));
  }

  /** What changed between two versions; fails with evalset's UNKNOWN_VERSION. */
  Uni<DiffView> diff(ApplicationKey application, int from, int to) {
    return diffs.get(
        new Pair(application, from, to),
        () ->
            askDiff(application, from, to)
                .map(response -> EvalsetMapper.diff(response, from, to, clock.instant())));
  }

  private Uni<ListVersionsResponse> askVersions(ApplicationKey application) {
    ListVersionsRequest request =
        ListVersionsRequest.newBuilder().setApplication(application.application()).build();
    return calls.callOrElse(
        PEER,
        application.tenant(),
        evalset,
        stub -> stub.listVersions(request),
        ListVersionsResponse.getDefaultInstance());
  }

  private Uni<DiffVersionsResponse> askDiff(ApplicationKey application, int from, int to) {
    DiffVersionsRequest request =
        DiffVersionsRequest.newBuilder()
            .setApplication(application.application())
            .setFrom(from)
            .setTo(to)
            .build();
    return calls.call(PEER, application.tenant(), evalset, stub -> stub.diffVersions(request));
  }
}
