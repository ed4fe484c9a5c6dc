package dev.tidemark.shadow.stack;

import com.google.protobuf.ByteString;
import dev.tidemark.chassis.stream.Vectors;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.drift.v1.DriftServiceGrpc;
import dev.tidemark.proto.drift.v1.EmbedRequest;
import dev.tidemark.proto.drift.v1.EmbedResponse;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Drift as shadow sees it: one direction a text. Closed, it is away; mute, it takes and waits. */
final class FakeDrift implements ServerInterceptor, AutoCloseable {
  static final String SPACE = "one-direction";

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Server server;
  private final ConcurrentHashMap<String, AtomicInteger> embedded = new ConcurrentHashMap<>();
  private volatile boolean mute;

  FakeDrift() {
    try {
      server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(
                      InetAddress.getLoopbackAddress(), ShadowProfile.driftPort()))
              .addService(new Embedder())
              .intercept(this)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets nobody in but the services. */
  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (("Bearer " + ServiceProfile.SERVICE).equals(headers.get(AUTHORIZATION))) {
      return next.startCall(call, headers);
    }
    call.close(Status.UNAUTHENTICATED, new Metadata());
    return new ServerCall.Listener<>() {};
  }

  /** Answers no more, or again. */
  void mute(boolean silent) {
    mute = silent;
  }

  /** How often a text has been embedded. */
  int timesEmbedded(String text) {
    return embedded.getOrDefault(text, new AtomicInteger()).get();
  }

  private final class Embedder extends DriftServiceGrpc.DriftServiceImplBase {
    @Override
    public void embed(EmbedRequest request, StreamObserver<EmbedResponse> observer) {
      if (mute) {
        return;
      }
      EmbedResponse.Builder response = EmbedResponse.newBuilder().setSpace(SPACE).setDimension(2);
      for (String text : request.getTextsList()) {
        embedded.computeIfAbsent(text, _ -> new AtomicInteger()).incrementAndGet();
        double angle = Math.floorMod(text.hashCode(), 1_000) / 1_000.0;
        float[] vector = {(float) Math.cos(angle), (float) Math.sin(angle)};
        response.addVectors(ByteString.copyFrom(Vectors.toBytes(vector)));
      }
      observer.onNext(response.build());
      observer.onCompleted();
    }
  }

  @Override
  public void close() {
    try {
      server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
