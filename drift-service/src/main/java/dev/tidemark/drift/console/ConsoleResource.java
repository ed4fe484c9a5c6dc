package dev.tidemark.drift.console;

import dev.tidemark.drift.console.ConsoleAssets.Asset;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Serves the page and its files, before authentication: who has no session must see how to get one.
 */
@Singleton
final class ConsoleResource {
  /** After the sign-in (250), before authentication (200). */
  private static final int PRIORITY = 240;

  /** Nothing but this service's own files; data: images are the hatching drawn by the page. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final ConsoleAssets assets = new ConsoleAssets();

  void register(@Observes Filters filters) {
    filters.register(this::serve, PRIORITY);
  }

  private void serve(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      context.next();
      return;
    }
    assets
        .find(context.request().path())
        .ifPresentOrElse(asset -> send(context, asset), context::next);
  }

  private static void send(RoutingContext context, Asset asset) {
    HttpServerResponse response =
        context
            .response()
            .putHeader("Content-Type", asset.type())
            .putHeader("ETag", asset.tag())
            .putHeader(
                "Cache-Control", asset.lasting() ? "max-age=31536000, immutable" : "no-cache")
            .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Referrer-Policy", "no-referrer");
    if (asset.tag().equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else {
      response.end(Buffer.buffer(asset.bytes()));
    }
  }
}
