package dev.tidemark.drift.pipeline;

import com.google.protobuf.ByteString;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.proto.evalset.v1.EvalSetServiceGrpc;
import dev.tidemark.proto.evalset.v1.Item;
import dev.tidemark.proto.evalset.v1.StreamItemsRequest;
import dev.tidemark.proto.evalset.v1.StreamItemsResponse;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Gives the items of any version: one per unit vector, one of them erased. */
final class FakeEvalset extends EvalSetServiceGrpc.EvalSetServiceImplBase
    implements ServerInterceptor, AutoCloseable {
  static final int ITEMS = 30;

  /** The version it does not have. */
  static final int UNKNOWN = 3;

  /** The version it does not answer for, until it is {@link #release}d. */
  static final int HANGING = 9;

  /** What callers sent: token and tenant. */
  final List<String> callers = new CopyOnWriteArrayList<>();

  private final Queue<StreamObserver<StreamItemsResponse>> hanging = new ConcurrentLinkedQueue<>();
  private final int dimension;
  private final Server server;

  FakeEvalset(int port, int dimension) {
    this.dimension = dimension;
    try {
      this.server = ServerBuilder.forPort(port).addService(this).intercept(this).build().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the version must be published with. */
  static ByteString hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      IntStream.range(0, ITEMS).forEach(i -> digest.update(hash(i)));
      return ByteString.copyFrom(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] hash(int item) {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) item);
    return hash;
  }

  @Override
  public void streamItems(
      StreamItemsRequest request, StreamObserver<StreamItemsResponse> responses) {
    if (request.getVersion() == HANGING) {
      hanging.add(responses);
      return;
    }
    if (request.getVersion() == UNKNOWN || !request.getVectorsOnly()) {
      refuse(responses);
      return;
    }
    for (int i = 0; i < ITEMS; i++) {
      float[] vector = new float[dimension];
      vector[i] = 1;
      Item.Builder item =
          Item.newBuilder().setHash(ByteString.copyFrom(hash(i))).setWeight(1.0 / ITEMS);
      if (i > 0) {
        item.setVector(ByteString.copyFrom(Vectors.toBytes(vector)));
      }
      responses.onNext(StreamItemsResponse.newBuilder().setItem(item).build());
    }
    responses.onCompleted();
  }

  /** Answers whoever waits that there is no such version; whether anybody did. */
  boolean release() {
    int waiting = hanging.size();
    hanging.forEach(FakeEvalset::refuse);
    hanging.clear();
    return waiting > 0;
  }

  private static void refuse(StreamObserver<StreamItemsResponse> responses) {
    responses.onError(Status.NOT_FOUND.withDescription("no such version").asRuntimeException());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    callers.add(header(headers, "authorization") + " for " + header(headers, "tidemark-tenant"));
    return next.startCall(call, headers);
  }

  private static String header(Metadata headers, String name) {
    return String.valueOf(headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
