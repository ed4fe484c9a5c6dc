package dev.tidemark.chassis.access;

import dev.tidemark.chassis.errors.CommonException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Decides who a request is from, given nothing but its credentials. */
@Singleton
final class AccessService {
  private static final Logger LOG = Logger.getLogger(AccessService.class);
  private static final String BEARER = "bearer ";

  private final Tokens tokens;
  private final OneTimeLink links;
  private final String host;

  AccessService(OneTimeLink links, Tokens tokens, Config config) {
    this.tokens = tokens;
    this.links = links;
    this.host = config.getValue("quarkus.http.host", String.class);
  }

  /**
   * Refuses to start where anybody could call.
   *
   * @throws ConfigurationException if there are no tokens and the address is not loopback
   */
  void requireTokensBeyondLoopback(@Observes StartupEvent event) {
    if (!tokens.isEmpty()) {
      return;
    }
    if (!isLoopback(host)) {
      throw new ConfigurationException(
          "bound to %s without tokens, but only a loopback address may be open; set".formatted(host)
              + " tidemark.access.tokens-directory, or quarkus.http.host=127.0.0.1");
    }
    LOG.warn(
        "No tokens: everybody on this machine is operator of tenant \"default\"; set"
            + " tidemark.access.tokens-directory to change that");
  }

  /**
   * The caller with these credentials.
   *
   * @param authorization value of the header of that name
   * @param session value of the session cookie; read only without a header
   * @param tenant value of the header {@code tidemark-tenant}
   * @throws CommonException UNAUTHENTICATED, or WRONG_TENANT
   */
  Caller identify(
      @Nullable String authorization, @Nullable String session, @Nullable String tenant) {
    Caller caller = find(authorization, session).orElseThrow(() -> unknown(authorization));
    return tenant == null ? caller : caller.about(tenant);
  }

  /** Whether callers without credentials are let in as operators. */
  boolean isOpen() {
    return tokens.isEmpty();
  }

  private Optional<Caller> find(@Nullable String authorization, @Nullable String session) {
    if (authorization != null) {
      return bearer(authorization).flatMap(tokens::find);
    }
    if (session != null) {
      return links.caller(session);
    }
    return isOpen()
        ? Optional.of(new Caller(Caller.DEFAULT_TENANT, Role.OPERATOR, "anybody on this machine"))
        : Optional.empty();
  }

  private static Optional<String> bearer(String authorization) {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private static CommonException unknown(@Nullable String authorization) {
    return CommonException.unauthenticated(
        authorization == null
            ? "no token but this needs one; send \"authorization: Bearer <token>\""
            : "the token is not known here; send \"authorization: Bearer <token>\" with one of the"
                + " installation's token files");
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
