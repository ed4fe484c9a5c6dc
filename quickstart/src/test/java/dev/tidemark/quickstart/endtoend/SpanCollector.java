package dev.tidemark.quickstart.endtoend;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes OpenTelemetry spans over gRPC and keeps the bytes, which hold names and ids as they are.
 */
final class SpanCollector implements AutoCloseable {
  private static final String SERVICE = "opentelemetry.proto.collector.trace.v1.TraceService";

  private final Queue<String> exports = new ConcurrentLinkedQueue<>();
  private final Server server;

  SpanCollector() {
    MethodDescriptor<byte[], byte[]> export =
        MethodDescriptor.<byte[], byte[]>newBuilder(new Bytes(), new Bytes())
            .setFullMethodName(SERVICE + "/Export")
            .setType(MethodType.UNARY)
            .build();
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(
                ServerServiceDefinition.builder(SERVICE)
                    .addMethod(
                        export,
                        ServerCalls.asyncUnaryCall(
                            (request, answer) -> {
                              exports.add(new String(request, StandardCharsets.ISO_8859_1));
                              answer.onNext(new byte[0]);
                              answer.onCompleted();
                            }))
                    .build())
            .build();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getPort();
  }

  /** Whether a service has exported a span of this trace, given as 32 hex digits. */
  boolean has(String service, String trace) {
    String id = new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1);
    return exports.stream().anyMatch(text -> text.contains(service) && text.contains(id));
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class Bytes implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
