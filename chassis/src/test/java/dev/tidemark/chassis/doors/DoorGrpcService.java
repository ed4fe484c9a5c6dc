package dev.tidemark.chassis.doors;

import com.google.protobuf.ByteString;
import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.proto.ingest.v1.GetSamplingPolicyRequest;
import dev.tidemark.proto.ingest.v1.GetSamplingPolicyResponse;
import dev.tidemark.proto.ingest.v1.MutinyIngestServiceGrpc;
import dev.tidemark.proto.ingest.v1.ReportTrafficRequest;
import dev.tidemark.proto.ingest.v1.ReportTrafficResponse;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;

/** The gRPC door of the test service: says who called, or fails as asked. */
@GrpcService
public class DoorGrpcService extends MutinyIngestServiceGrpc.IngestServiceImplBase {
  private final SecurityIdentity identity;

  DoorGrpcService(SecurityIdentity identity) {
    this.identity = identity;
  }

  @Override
  @RolesAllowed(Role.GATEWAY_NAME)
  public Uni<GetSamplingPolicyResponse> getSamplingPolicy(GetSamplingPolicyRequest request) {
    return switch (request.getApplication()) {
      case "overloaded" ->
          Uni.createFrom()
              .failure(CommonException.overloaded("full; retry", Duration.ofMillis(1500)));
      case "defect" -> throw new IllegalStateException("secret detail");
      default -> Uni.createFrom().item(this::answer);
    };
  }

  @Override
  public Uni<ReportTrafficResponse> reportTraffic(ReportTrafficRequest request) {
    return Uni.createFrom().item(ReportTrafficResponse.getDefaultInstance());
  }

  private GetSamplingPolicyResponse answer() {
    Caller caller = Caller.of(identity.getPrincipal());
    return GetSamplingPolicyResponse.newBuilder()
        .setSalt(ByteString.copyFromUtf8(caller.name() + "/" + caller.tenant()))
        .build();
  }
}
