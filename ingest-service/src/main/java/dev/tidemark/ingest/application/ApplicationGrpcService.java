package dev.tidemark.ingest.application;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.access.Role;
import dev.tidemark.proto.ingest.v1.ApplicationService;
import dev.tidemark.proto.ingest.v1.GetApplicationRequest;
import dev.tidemark.proto.ingest.v1.GetApplicationResponse;
import dev.tidemark.proto.ingest.v1.ListApplicationsRequest;
import dev.tidemark.proto.ingest.v1.ListApplicationsResponse;
import dev.tidemark.proto.ingest.v1.PutApplicationRequest;
import dev.tidemark.proto.ingest.v1.PutApplicationResponse;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

/** The registry over gRPC. */
@GrpcService
class ApplicationGrpcService implements ApplicationService {
  private final ApplicationRegistryService registry;
  private final SecurityIdentity identity;

  ApplicationGrpcService(ApplicationRegistryService registry, SecurityIdentity identity) {
    this.registry = registry;
    this.identity = identity;
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public Uni<PutApplicationResponse> putApplication(PutApplicationRequest request) {
    return registry
        .put(tenant(), ApplicationMapper.toDraft(request.getApplication()))
        .map(ApplicationMapper::toProto)
        .map(stored -> PutApplicationResponse.newBuilder().setApplication(stored).build());
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<GetApplicationResponse> getApplication(GetApplicationRequest request) {
    return registry
        .require(tenant(), request.getApplication())
        .map(ApplicationMapper::toProto)
        .map(stored -> GetApplicationResponse.newBuilder().setApplication(stored).build());
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<ListApplicationsResponse> listApplications(ListApplicationsRequest request) {
    return registry
        .list(tenant())
        .map(
            stored ->
                ListApplicationsResponse.newBuilder()
                    .addAllApplications(stored.stream().map(ApplicationMapper::toProto).toList())
                    .build());
  }

  private String tenant() {
    return Caller.of(identity.getPrincipal()).tenant();
  }
}
