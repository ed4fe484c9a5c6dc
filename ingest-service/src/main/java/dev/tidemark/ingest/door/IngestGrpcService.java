package dev.tidemark.ingest.door;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.access.Role;
import dev.tidemark.ingest.application.ApplicationMapper;
import dev.tidemark.ingest.application.ApplicationRegistryService;
import dev.tidemark.ingest.deployment.DeploymentMapper;
import dev.tidemark.ingest.deployment.DeploymentService;
import dev.tidemark.ingest.erasure.ErasureMapper;
import dev.tidemark.ingest.erasure.ErasureService;
import dev.tidemark.ingest.feedback.FeedbackMapper;
import dev.tidemark.ingest.feedback.FeedbackService;
import dev.tidemark.ingest.interaction.InteractionMapper;
import dev.tidemark.ingest.interaction.InteractionService;
import dev.tidemark.ingest.traffic.TrafficMapper;
import dev.tidemark.ingest.traffic.TrafficService;
import dev.tidemark.proto.ingest.v1.AnnounceDeploymentRequest;
import dev.tidemark.proto.ingest.v1.AnnounceDeploymentResponse;
import dev.tidemark.proto.ingest.v1.EraseUserRequest;
import dev.tidemark.proto.ingest.v1.EraseUserResponse;
import dev.tidemark.proto.ingest.v1.GetSamplingPolicyRequest;
import dev.tidemark.proto.ingest.v1.GetSamplingPolicyResponse;
import dev.tidemark.proto.ingest.v1.IngestService;
import dev.tidemark.proto.ingest.v1.RecordFeedbackRequest;
import dev.tidemark.proto.ingest.v1.RecordFeedbackResponse;
import dev.tidemark.proto.ingest.v1.RecordInteractionsRequest;
import dev.tidemark.proto.ingest.v1.RecordInteractionsResponse;
import dev.tidemark.proto.ingest.v1.ReportTrafficRequest;
import dev.tidemark.proto.ingest.v1.ReportTrafficResponse;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

/** IngestService of the contract. */
@GrpcService
class IngestGrpcService implements IngestService {
  private final InteractionService interactions;
  private final FeedbackService feedback;
  private final TrafficService traffic;
  private final DeploymentService deployments;
  private final ErasureService erasures;
  private final ApplicationRegistryService applications;
  private final SecurityIdentity identity;

  IngestGrpcService(
      InteractionService interactions,
      FeedbackService feedback,
      TrafficService traffic,
      DeploymentService deployments,
      ErasureService erasures,
      ApplicationRegistryService applications,
      SecurityIdentity identity) {
    this.interactions = interactions;
    this.feedback = feedback;
    this.traffic = traffic;
    this.deployments = deployments;
    this.erasures = erasures;
    this.applications = applications;
    this.identity = identity;
  }

  @Override
  @RolesAllowed(Role.GATEWAY_NAME)
  public Uni<RecordInteractionsResponse> recordInteractions(RecordInteractionsRequest request) {
    return interactions
        .record(tenant(), InteractionMapper.toBatch(request))
        .map(InteractionMapper::toResponse);
  }

  @Override
  @RolesAllowed(Role.GATEWAY_NAME)
  public Uni<RecordFeedbackResponse> recordFeedback(RecordFeedbackRequest request) {
    return feedback
        .record(tenant(), FeedbackMapper.toOffered(request))
        .replaceWith(RecordFeedbackResponse.getDefaultInstance());
  }

  @Override
  @RolesAllowed(Role.GATEWAY_NAME)
  public Uni<ReportTrafficResponse> reportTraffic(ReportTrafficRequest request) {
    return traffic
        .report(tenant(), TrafficMapper.toReport(request))
        .replaceWith(ReportTrafficResponse.getDefaultInstance());
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public Uni<AnnounceDeploymentResponse> announceDeployment(AnnounceDeploymentRequest request) {
    return deployments
        .announce(tenant(), DeploymentMapper.toAnnouncement(request))
        .replaceWith(AnnounceDeploymentResponse.getDefaultInstance());
  }

  @Override
  @RolesAllowed(Role.GATEWAY_NAME)
  public Uni<GetSamplingPolicyResponse> getSamplingPolicy(GetSamplingPolicyRequest request) {
    return applications
        .requireOrCreate(tenant(), request.getApplication())
        .map(ApplicationMapper::toSamplingPolicy);
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public Uni<EraseUserResponse> eraseUser(EraseUserRequest request) {
    return erasures
        .erase(tenant(), ErasureMapper.toRequest(request))
        .map(ErasureMapper::toResponse);
  }

  private String tenant() {
    return Caller.of(identity.getPrincipal()).tenant();
  }
}
