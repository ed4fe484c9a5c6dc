package dev.tidemark.chassis.access;

import dev.tidemark.chassis.errors.CommonException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code GET /?code=...}: trades a one-time code for a session cookie, then goes to {@code /}. */
@Singleton
final class SignInRoute {
  static final String COOKIE = "tidemark_session";

  /** Before authentication (200): who comes with a code has no credentials yet. */
  private static final int PRIORITY = 250;

  private final AccessConfig config;
  private final OneTimeLink links;

  SignInRoute(AccessConfig config, OneTimeLink links) {
    this.config = config;
    this.links = links;
  }

  void register(@Observes Filters filters) {
    if (config.signIn()) {
      filters.register(this::signIn, PRIORITY);
    }
  }

  private void signIn(RoutingContext context) {
    String code = context.request().getParam("code");
    boolean withCode = code != null && context.request().path().equals("/");
    if (!withCode || !context.request().method().equals(HttpMethod.GET)) {
      context.next();
      return;
    }
    links
        .redeem(code)
        .ifPresentOrElse(session -> enter(context, session), () -> context.fail(spent()));
  }

  private void enter(RoutingContext context, String session) {
    Cookie cookie =
        Cookie.cookie(COOKIE, session)
            .setHttpOnly(true)
            .setSameSite(CookieSameSite.STRICT)
            .setSecure(context.request().isSSL())
            .setPath("/")
            .setMaxAge(links.sessionLife().toSeconds());
    context
        .response()
        .addCookie(cookie)
        .setStatusCode(303)
        .putHeader("Location", "/")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .end();
  }

  private static CommonException spent() {
    return CommonException.unauthenticated(
        "the sign-in code was used or is older than 10 minutes; ask for a new link");
  }
}
