package dev.tidemark.chassis.access;

import dev.tidemark.chassis.errors.CommonException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The door of a service port: gRPC calls and HTTP requests both pass it, since gRPC is HTTP/2 on
 * the same port. Who is not known ends here; nobody passes as anonymous except to the exempt paths.
 */
@Singleton
final class BearerMechanism implements HttpAuthenticationMechanism {
  private static final String HEALTH = "/grpc.health.v1.Health/";
  private static final String TENANT = "tidemark-tenant";

  private final AccessService access;

  BearerMechanism(AccessService access) {
    this.access = access;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager providers) {
    if (context.request().path().startsWith(HEALTH)) {
      return Uni.createFrom().nullItem();
    }
    try {
      return Uni.createFrom().item(identity(context.request()));
    } catch (CommonException refused) {
      return Uni.createFrom().failure(new AuthenticationFailedException(refused));
    }
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return Uni.createFrom()
        .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "Bearer"));
  }

  private SecurityIdentity identity(HttpServerRequest request) {
    @Nullable Cookie session = request.getCookie(SignInRoute.COOKIE);
    Caller caller =
        access.identify(
            request.getHeader("authorization"),
            session == null ? null : session.getValue(),
            request.getHeader(TENANT));
    QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder();
    identity.setPrincipal(caller).addRoles(caller.role().grants());
    if (access.isOpen()) {
      identity.addRole(Role.GATEWAY_NAME);
    }
    return identity.build();
  }
}
