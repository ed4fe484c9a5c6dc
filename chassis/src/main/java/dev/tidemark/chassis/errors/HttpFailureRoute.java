package dev.tidemark.chassis.errors;

import com.google.rpc.Status;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Renders what fails before a resource or rpc is reached: no token, body too large, no such path.
 * It stands before every handler of the framework, so none of their bodies is ever sent.
 */
@Singleton
final class HttpFailureRoute {

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(HttpFailureRoute::answer);
    router.errorHandler(404, HttpFailureRoute::answer);
    router.errorHandler(405, HttpFailureRoute::answer);
  }

  private static void answer(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.ended()) {
      return;
    }
    if (response.headWritten()) {
      context.request().connection().close();
      return;
    }
    Failure failure = failure(context);
    if (GrpcRequests.isGrpc(context.request())) {
      closeCall(response, StatusMapper.toStatus(failure));
    } else {
      sendProblem(context.request(), response, failure);
    }
  }

  private static Failure failure(RoutingContext context) {
    Throwable thrown = context.failure();
    return thrown == null
        ? FailureMapper.ofHttpStatus(context.statusCode())
        : FailureMapper.of(thrown);
  }

  private static void sendProblem(
      HttpServerRequest request, HttpServerResponse response, Failure failure) {
    failure
        .retryDelay()
        .map(ProblemMapper::retryAfterSeconds)
        .ifPresent(seconds -> response.putHeader("Retry-After", Long.toString(seconds)));
    response
        .setStatusCode(failure.reason().httpStatus())
        .putHeader("Content-Type", ProblemMapper.MEDIA_TYPE)
        .end(ProblemMapper.toJson(failure, request.path()));
  }

  /** A gRPC answer of nothing but trailers, as the protocol wants it. */
  private static void closeCall(HttpServerResponse response, Status status) {
    response
        .setStatusCode(200)
        .putHeader("content-type", "application/grpc")
        .putHeader("grpc-status", Integer.toString(status.getCode()))
        .putHeader("grpc-message", percentEncode(status.getMessage()))
        .putHeader(
            "grpc-status-details-bin",
            Base64.getEncoder().withoutPadding().encodeToString(status.toByteArray()))
        .end();
  }

  private static String percentEncode(String message) {
    StringBuilder encoded = new StringBuilder(message.length());
    for (byte b : message.getBytes(StandardCharsets.UTF_8)) {
      if (b >= ' ' && b <= '~' && b != '%') {
        encoded.append((char) b);
      } else {
        encoded.append("%%%02X".formatted(b));
      }
    }
    return encoded.toString();
  }
}
