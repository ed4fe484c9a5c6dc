package dev.tidemark.chassis.errors;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body above {@code quarkus.http.limits.max-body-size} as a problem document.
 *
 * <p>A length that is stated is refused before a byte is read. A body of unknown length is gathered
 * up to the limit over HTTP/1.1 and refused over HTTP/2: there the framework's own limit breaks the
 * protocol, and a body gathered first ends the request, which the REST layer does not take
 * (3.34.2). gRPC has its own limit, enforced by the server: {@code
 * quarkus.grpc.server.max-inbound-message-size}.
 */
@Singleton
final class BodyLimitFilter {
  /** After authentication (200), before the framework's own limit (2), which sends no body. */
  private static final int PRIORITY = 50;

  private static final Set<HttpMethod> WITHOUT_BODY =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE);

  private final long limit;
  private final BodyHandler gather;

  BodyLimitFilter(Config config) {
    limit = config.getValue("quarkus.http.limits.max-body-size", MemorySize.class).asLongValue();
    gather = BodyHandler.create(false).setBodyLimit(limit);
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    @Nullable String length = context.request().getHeader("content-length");
    if (length != null && Long.parseLong(length) > limit) {
      context.fail(CommonException.tooLarge(Long.parseLong(length), limit));
    } else if (length == null && mayHaveBody(context.request())) {
      takeUnknownLength(context);
    } else {
      context.next();
    }
  }

  private void takeUnknownLength(RoutingContext context) {
    if (context.request().version() == HttpVersion.HTTP_2) {
      context.fail(
          CommonException.malformed(
              "body of unknown length over HTTP/2; send its content-length, or use HTTP/1.1"));
    } else {
      context.request().resume();
      gather.handle(context);
    }
  }

  private static boolean mayHaveBody(HttpServerRequest request) {
    return !request.isEnded()
        && !WITHOUT_BODY.contains(request.method())
        && !GrpcRequests.isGrpc(request);
  }
}
