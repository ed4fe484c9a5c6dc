package dev.tidemark.ingest;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.rpc.ErrorInfo;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.proto.event.v1.ServedBy;
import dev.tidemark.proto.ingest.v1.ApplicationServiceGrpc;
import dev.tidemark.proto.ingest.v1.IngestServiceGrpc;
import dev.tidemark.proto.ingest.v1.InteractionInput;
import dev.tidemark.proto.ingest.v1.RecordInteractionsRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A gRPC client as a gateway or operator would have one, with one connection. */
public final class GatewayClient implements AutoCloseable {
  private static final int LARGEST_MESSAGE = 32 << 20;

  private final ManagedChannel channel;

  public GatewayClient(int port) {
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .build();
  }

  public IngestServiceGrpc.IngestServiceBlockingStub as(String role) {
    return IngestServiceGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(authorization(role)))
        .withDeadlineAfter(30, TimeUnit.SECONDS);
  }

  public ApplicationServiceGrpc.ApplicationServiceBlockingStub registryAs(String role) {
    return ApplicationServiceGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(authorization(role)))
        .withDeadlineAfter(30, TimeUnit.SECONDS);
  }

  public static Metadata authorization(String role) {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + IngestStackResource.token(role));
    return headers;
  }

  public static RecordInteractionsRequest batch(
      String application, String batchId, List<InteractionInput> items) {
    return RecordInteractionsRequest.newBuilder()
        .setApplication(application)
        .setBatchId(batchId)
        .addAllItems(items)
        .build();
  }

  public static InteractionInput item(String id, String user) {
    return InteractionInput.newBuilder()
        .setId(id)
        .setUserId(user)
        .setTimestamp(timestamp(Instant.now()))
        .addMessages(Message.newBuilder().setRole(Role.ROLE_USER).setContent("hello"))
        .setServedBy(ServedBy.newBuilder().setModel("m"))
        .build();
  }

  public static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  /** Code and reason of a refused call, {@code "CODE REASON"}. */
  public static String refusal(ThrowingCallable call) {
    StatusRuntimeException refused =
        Assertions.catchThrowableOfType(StatusRuntimeException.class, call);
    Assertions.assertThat(refused).as("the call was not refused").isNotNull();
    return refused.getStatus().getCode() + " " + reason(refused);
  }

  private static String reason(StatusRuntimeException refused) {
    try {
      for (Any detail : StatusProto.fromThrowable(refused).getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          return detail.unpack(ErrorInfo.class).getReason();
        }
      }
      return "without reason: " + refused.getStatus().getDescription();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
