package dev.tidemark.system.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.system.endtoend.OtlpSpan.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Takes OpenTelemetry spans over HTTP and keeps them. */
final class SpanCollector implements AutoCloseable {
  private static final int OK = 200;
  private static final int NO_BODY = -1;

  private final Queue<OtlpSpan> spans = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  SpanCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      spans.addAll(OtlpSpan.read(exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(OK, NO_BODY);
    }
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where a service has been in a trace, given as 32 hex digits. */
  Set<Context> of(String service, String trace) {
    return spans.stream()
        .filter(span -> span.service().equals(service) && span.at().trace().equals(trace))
        .map(OtlpSpan::at)
        .collect(Collectors.toSet());
  }

  /** Whether a service has shown a batch that is linked with one of these places. */
  boolean consumes(String service, Set<Context> records) {
    return spans.stream()
        .filter(span -> span.service().equals(service) && span.consumes())
        .anyMatch(span -> span.links().stream().anyMatch(records::contains));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
