package dev.tidemark.shadow.stack;

import com.google.protobuf.ByteString;
import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.proto.drift.v1.EmbedRequest;
import dev.tidemark.proto.drift.v1.EmbedResponse;
import dev.tidemark.proto.drift.v1.MutinyDriftServiceGrpc;
import io.grpc.Status;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

/** Drift as shadow sees it: one direction a text; answers with the same first word are near. */
@GrpcService
public class FakeDriftGrpcService extends MutinyDriftServiceGrpc.DriftServiceImplBase {

  private static volatile boolean away;

  /** Whether it answers nothing but UNAVAILABLE, as one that is not there. */
  static void setAway(boolean away) {
    FakeDriftGrpcService.away = away;
  }

  @Override
  @RolesAllowed(Role.SERVICE_NAME)
  public Uni<EmbedResponse> embed(EmbedRequest request) {
    if (away) {
      return Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException());
    }
    EmbedResponse.Builder response = EmbedResponse.newBuilder().setDimension(2);
    for (String text : request.getTextsList()) {
      double angle = Math.floorMod(text.hashCode(), 1_000) / 1_000.0;
      float[] vector = {(float) Math.cos(angle), (float) Math.sin(angle)};
      response.addVectors(ByteString.copyFrom(Vectors.toBytes(vector)));
    }
    return Uni.createFrom().item(response.build());
  }
}
