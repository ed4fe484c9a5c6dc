package dev.tidemark.chassis.doors;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.tidemark.proto.ingest.v1.GetSamplingPolicyRequest;
import dev.tidemark.proto.ingest.v1.IngestServiceGrpc;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.Map;
import java.util.Optional;

/** A plain gRPC client of a service under test. */
public final class GrpcDoor implements AutoCloseable {
  private final ManagedChannel channel;

  /** Connects to the service on {@code port} of this machine. */
  public GrpcDoor(int port) {
    channel = ManagedChannelBuilder.forAddress("localhost", port).usePlaintext().build();
  }

  /** Calls with these headers. */
  public Channel with(Map<String, String> headers) {
    Metadata metadata = new Metadata();
    headers.forEach(
        (name, value) ->
            metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(metadata));
  }

  /** Calls with this token. */
  public Channel with(String token) {
    return with(Map.of("authorization", "Bearer " + token));
  }

  /** The caller as the rpc of the test service saw it. */
  public static String ask(Channel channel, String application) {
    return IngestServiceGrpc.newBlockingStub(channel)
        .getSamplingPolicy(
            GetSamplingPolicyRequest.newBuilder().setApplication(application).build())
        .getSalt()
        .toStringUtf8();
  }

  /** The reason a call was refused for. */
  public static ErrorInfo errorInfo(StatusRuntimeException refused) {
    return detail(refused, ErrorInfo.class).orElseThrow();
  }

  /** The delay a refusal names, if it does. */
  public static Optional<RetryInfo> retryInfo(StatusRuntimeException refused) {
    return detail(refused, RetryInfo.class);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private static <T extends com.google.protobuf.Message> Optional<T> detail(
      StatusRuntimeException refused, Class<T> type) {
    com.google.rpc.Status status = StatusProto.fromThrowable(refused);
    if (status == null) {
      return Optional.empty();
    }
    return status.getDetailsList().stream()
        .filter(any -> any.is(type))
        .findFirst()
        .map(
            any -> {
              try {
                return any.unpack(type);
              } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
              }
            });
  }
}
