package dev.tidemark.quickstart.endtoend;

import dev.tidemark.quickstart.endtoend.OtlpSpan.Context;
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
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Takes OpenTelemetry spans over gRPC and keeps them. */
final class SpanCollector implements AutoCloseable {
  private static final String SERVICE = "opentelemetry.proto.collector.trace.v1.TraceService";

  private final Queue<OtlpSpan> spans = new ConcurrentLinkedQueue<>();
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
                              spans.addAll(OtlpSpan.read(request));
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

  /** Where a service has been in a trace, given as 32 hex digits. */
  Set<Context> of(String service, String trace) {
    return spans.stream()
        .filter(span -> span.service().equals(service) && span.at().trace().equals(trace))
        .map(OtlpSpan::at)
        .collect(Collectors.toSet());
  }

  /** Whether a service has consumed a record that came from one of these places. */
  boolean consumes(String service, Set<Context> records) {
    return spans.stream()
        .filter(span -> span.service().equals(service) && span.consumes())
        .anyMatch(span -> span.follows().stream().anyMatch(records::contains));
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
