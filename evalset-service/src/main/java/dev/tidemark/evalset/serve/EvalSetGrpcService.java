package dev.tidemark.evalset.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.CallerApplicationStore;
import dev.tidemark.evalset.cut.RequestedCutService;
import dev.tidemark.evalset.version.DiffService;
import dev.tidemark.evalset.version.Item;
import dev.tidemark.evalset.version.Version;
import dev.tidemark.evalset.version.VersionStore;
import dev.tidemark.proto.evalset.v1.CutVersionRequest;
import dev.tidemark.proto.evalset.v1.CutVersionResponse;
import dev.tidemark.proto.evalset.v1.DiffVersionsRequest;
import dev.tidemark.proto.evalset.v1.DiffVersionsResponse;
import dev.tidemark.proto.evalset.v1.GetVersionRequest;
import dev.tidemark.proto.evalset.v1.GetVersionResponse;
import dev.tidemark.proto.evalset.v1.ListVersionsRequest;
import dev.tidemark.proto.evalset.v1.ListVersionsResponse;
import dev.tidemark.proto.evalset.v1.MutinyEvalSetServiceGrpc;
import dev.tidemark.proto.evalset.v1.StreamItemsRequest;
import dev.tidemark.proto.evalset.v1.StreamItemsResponse;
import io.quarkus.grpc.GrpcService;
import io.quarkus.grpc.RegisterInterceptor;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** {@code tidemark.evalset.v1.EvalSetService}. */
@GrpcService
@RegisterInterceptor(PaceInterceptor.class)
class EvalSetGrpcService extends MutinyEvalSetServiceGrpc.EvalSetServiceImplBase {
  private final CallerApplicationStore applications;
  private final RequestedCutService cuts;
  private final VersionStore versions;
  private final DiffService diffs;
  private final SecurityIdentity identity;

  EvalSetGrpcService(
      CallerApplicationStore applications,
      RequestedCutService cuts,
      VersionStore versions,
      DiffService diffs,
      SecurityIdentity identity) {
    this.applications = applications;
    this.cuts = cuts;
    this.versions = versions;
    this.diffs = diffs;
    this.identity = identity;
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public Uni<CutVersionResponse> cutVersion(CutVersionRequest request) {
    return applications
        .require(request.getApplication())
        .chain(application -> cuts.cut(application, request.getSize()))
        .map(EvalSetMapper::toProto)
        .map(version -> CutVersionResponse.newBuilder().setVersion(version).build());
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<ListVersionsResponse> listVersions(ListVersionsRequest request) {
    return applications
        .require(request.getApplication())
        .map(Application::key)
        .chain(versions::list)
        .map(EvalSetGrpcService::listed);
  }

  private static ListVersionsResponse listed(List<Version> versions) {
    return ListVersionsResponse.newBuilder()
        .addAllVersions(versions.stream().map(EvalSetMapper::toProto).toList())
        .build();
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<GetVersionResponse> getVersion(GetVersionRequest request) {
    return version(request.getApplication(), request.getVersion())
        .map(EvalSetMapper::toProto)
        .map(version -> GetVersionResponse.newBuilder().setVersion(version).build());
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Multi<StreamItemsResponse> streamItems(StreamItemsRequest request) {
    boolean sealed = identity.hasRole(Role.SERVICE_NAME);
    return PaceInterceptor.paced(
            version(request.getApplication(), request.getVersion())
                .onItem()
                .transformToMulti(found -> items(found, request.getVectorsOnly())))
        .map(item -> EvalSetMapper.toProto(item, sealed))
        .map(item -> StreamItemsResponse.newBuilder().setItem(item).build());
  }

  private Multi<Item> items(Version version, boolean vectorsOnly) {
    return vectorsOnly ? versions.vectors(version) : versions.items(version);
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<DiffVersionsResponse> diffVersions(DiffVersionsRequest request) {
    return applications
        .require(request.getApplication())
        .chain(application -> diffs.diff(application.key(), request.getFrom(), request.getTo()))
        .map(EvalSetMapper::toProto);
  }

  private Uni<Version> version(String application, int number) {
    return applications.require(application).chain(known -> versions.require(known.key(), number));
  }
}
