package dev.tidemark.drift.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.CallerApplicationStore;
import dev.tidemark.drift.adaptation.AdaptationReportService;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.deployment.DeploymentStore;
import dev.tidemark.drift.measure.MeasureService;
import dev.tidemark.drift.shift.ShiftReportService;
import dev.tidemark.drift.traffic.CountStore;
import dev.tidemark.proto.drift.v1.EmbedRequest;
import dev.tidemark.proto.drift.v1.EmbedResponse;
import dev.tidemark.proto.drift.v1.GetAdaptationReportRequest;
import dev.tidemark.proto.drift.v1.GetAdaptationReportResponse;
import dev.tidemark.proto.drift.v1.GetShiftReportRequest;
import dev.tidemark.proto.drift.v1.GetShiftReportResponse;
import dev.tidemark.proto.drift.v1.ListDeploymentsRequest;
import dev.tidemark.proto.drift.v1.ListDeploymentsResponse;
import dev.tidemark.proto.drift.v1.MeasureRequest;
import dev.tidemark.proto.drift.v1.MeasureResponse;
import dev.tidemark.proto.drift.v1.MutinyDriftServiceGrpc;
import dev.tidemark.stats.feature.FeatureSpace;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** {@code tidemark.drift.v1.DriftService}. */
@GrpcService
class DriftGrpcService extends MutinyDriftServiceGrpc.DriftServiceImplBase {
  private final CallerApplicationStore applications;
  private final EmbedService texts;
  private final FeatureSpace space;
  private final MeasureService measures;
  private final ShiftReportService shift;
  private final AdaptationReportService adaptation;
  private final DeploymentStore registry;
  private final CountStore counts;

  DriftGrpcService(
      CallerApplicationStore applications,
      EmbedService texts,
      FeatureSpace space,
      MeasureService measures,
      ShiftReportService shift,
      AdaptationReportService adaptation,
      DeploymentStore registry,
      CountStore counts) {
    this.applications = applications;
    this.texts = texts;
    this.space = space;
    this.measures = measures;
    this.shift = shift;
    this.adaptation = adaptation;
    this.registry = registry;
    this.counts = counts;
  }

  @Override
  @RolesAllowed(Role.SERVICE_NAME)
  public Uni<EmbedResponse> embed(EmbedRequest request) {
    return texts.embed(request.getTextsList()).map(this::embedded);
  }

  private EmbedResponse embedded(List<float[]> vectors) {
    return EmbedResponse.newBuilder()
        .addAllVectors(vectors.stream().map(DriftGrpcMapper::vector).toList())
        .setEmbedder(space.embedderId())
        .setSpace(space.id())
        .setDimension(space.dimension())
        .build();
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<MeasureResponse> measure(MeasureRequest request) {
    return measures
        .measure(
            request.getEmbedder(),
            request.getSpace(),
            request.getA().getValues().asReadOnlyByteBuffer(),
            request.getB().getValues().asReadOnlyByteBuffer())
        .map(mmd2 -> MeasureResponse.newBuilder().setMmd2(DriftGrpcMapper.estimate(mmd2)).build());
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<GetShiftReportResponse> getShiftReport(GetShiftReportRequest request) {
    Optional<DayRange> window =
        request.hasWindow()
            ? Optional.of(DriftGrpcMapper.days(request.getWindow()))
            : Optional.empty();
    Optional<DayRange> reference =
        request.hasReference()
            ? Optional.of(DriftGrpcMapper.days(request.getReference()))
            : Optional.empty();
    return applications
        .require(request.getApplication())
        .chain(application -> shift.report(application, window, reference))
        .map(DriftGrpcMapper::shift);
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<ListDeploymentsResponse> listDeployments(ListDeploymentsRequest request) {
    return applications
        .require(request.getApplication())
        .map(Application::key)
        .chain(
            key ->
                registry
                    .list(key)
                    .chain(
                        all -> counts.deployments(key).map(seen -> ServedDeployment.of(all, seen))))
        .map(DriftGrpcService::listed);
  }

  private static ListDeploymentsResponse listed(List<ServedDeployment> deployments) {
    return ListDeploymentsResponse.newBuilder()
        .addAllDeployments(deployments.stream().map(DriftGrpcMapper::deployment).toList())
        .build();
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<GetAdaptationReportResponse> getAdaptationReport(GetAdaptationReportRequest request) {
    return applications
        .require(request.getApplication())
        .chain(application -> adaptation.report(application, request.getDeployment()))
        .map(DriftGrpcMapper::adaptation);
  }
}
