package dev.tidemark.shadow.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.CallerApplicationStore;
import dev.tidemark.proto.shadow.v1.GetQualityRequest;
import dev.tidemark.proto.shadow.v1.GetQualityResponse;
import dev.tidemark.proto.shadow.v1.GetVerdictRequest;
import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.ListCandidatesRequest;
import dev.tidemark.proto.shadow.v1.ListCandidatesResponse;
import dev.tidemark.proto.shadow.v1.ListScoresRequest;
import dev.tidemark.proto.shadow.v1.ListScoresResponse;
import dev.tidemark.proto.shadow.v1.MutinyShadowServiceGrpc;
import dev.tidemark.proto.shadow.v1.RegisterCandidateRequest;
import dev.tidemark.proto.shadow.v1.RegisterCandidateResponse;
import dev.tidemark.proto.shadow.v1.UpdateCandidateRequest;
import dev.tidemark.proto.shadow.v1.UpdateCandidateResponse;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.candidate.CandidateService;
import dev.tidemark.shadow.quality.QualityService;
import dev.tidemark.shadow.verdict.VerdictService;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

/** {@code tidemark.shadow.v1.ShadowService}. */
@GrpcService
class ShadowGrpcService extends MutinyShadowServiceGrpc.ShadowServiceImplBase {
  private final CallerApplicationStore applications;
  private final CandidateService candidates;
  private final CandidateStatusService statuses;
  private final VerdictService verdicts;
  private final ScoreListService scores;
  private final QualityService quality;

  ShadowGrpcService(
      CallerApplicationStore applications,
      CandidateService candidates,
      CandidateStatusService statuses,
      VerdictService verdicts,
      ScoreListService scores,
      QualityService quality) {
    this.applications = applications;
    this.candidates = candidates;
    this.statuses = statuses;
    this.verdicts = verdicts;
    this.scores = scores;
    this.quality = quality;
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public Uni<RegisterCandidateResponse> registerCandidate(RegisterCandidateRequest request) {
    return applications
        .require(request.getApplication())
        .chain(
            application ->
                candidates
                    .register(
                        key(application, request.getCandidate().getId()),
                        ShadowGrpcMapper.settings(request.getCandidate()))
                    .chain(candidate -> statuses.status(application, candidate)))
        .map(ShadowGrpcMapper::status)
        .map(status -> RegisterCandidateResponse.newBuilder().setCandidate(status).build());
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public Uni<UpdateCandidateResponse> updateCandidate(UpdateCandidateRequest request) {
    return applications
        .require(request.getApplication())
        .chain(
            application ->
                candidates
                    .change(
                        application,
                        key(application, request.getCandidate()),
                        ShadowGrpcMapper.change(request))
                    .chain(candidate -> statuses.status(application, candidate)))
        .map(ShadowGrpcMapper::status)
        .map(status -> UpdateCandidateResponse.newBuilder().setCandidate(status).build());
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<ListCandidatesResponse> listCandidates(ListCandidatesRequest request) {
    return applications
        .require(request.getApplication())
        .chain(statuses::list)
        .map(all -> all.stream().map(ShadowGrpcMapper::status).toList())
        .map(all -> ListCandidatesResponse.newBuilder().addAllCandidates(all).build());
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<GetVerdictResponse> getVerdict(GetVerdictRequest request) {
    return applications
        .require(request.getApplication())
        .chain(application -> verdicts.report(key(application, request.getCandidate())))
        .map(ShadowGrpcMapper::verdict);
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<ListScoresResponse> listScores(ListScoresRequest request) {
    return applications
        .require(request.getApplication())
        .chain(
            application ->
                scores.page(
                    key(application, request.getArm()),
                    ShadowGrpcMapper.status(request.getStatus()),
                    request.getPageSize(),
                    request.getPageToken()))
        .map(ShadowGrpcMapper::scores);
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<GetQualityResponse> getQuality(GetQualityRequest request) {
    return applications
        .require(request.getApplication())
        .map(Application::key)
        .chain(quality::report)
        .map(ShadowGrpcMapper::quality);
  }

  private static CandidateKey key(Application application, String id) {
    return new CandidateKey(application.key(), id);
  }
}
