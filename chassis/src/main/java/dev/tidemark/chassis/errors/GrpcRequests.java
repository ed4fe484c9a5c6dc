package dev.tidemark.chassis.errors;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells gRPC calls from other requests on the shared port. */
final class GrpcRequests {
  private static final String GRPC = "application/grpc";

  private GrpcRequests() {}

  /** True for native gRPC over HTTP/2, which answers in trailers; gRPC-Web is plain HTTP here. */
  static boolean isGrpc(HttpServerRequest request) {
    @Nullable String type = request.getHeader("content-type");
    return request.version() == HttpVersion.HTTP_2
        && type != null
        && type.toLowerCase(Locale.ROOT).startsWith(GRPC)
        && !type.toLowerCase(Locale.ROOT).startsWith(GRPC + "-web");
  }
}
