package dev.tidemark.drift.console;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.access.OneTimeLink;
import dev.tidemark.chassis.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** {@code POST /api/v1/sign-in-links}: a link that opens the console once, within ten minutes. */
@Path("/api/v1/sign-in-links")
@RolesAllowed(Role.VIEWER_NAME)
class SignInLinkResource {
  private final OneTimeLink links;
  private final SecurityIdentity identity;

  SignInLinkResource(OneTimeLink links, SecurityIdentity identity) {
    this.links = links;
    this.identity = identity;
  }

  /** Path and query on this port; append it to the address people reach the console at. */
  public record Link(String path) {}

  @POST
  public Link mint() {
    return new Link("/?code=" + links.mint(Caller.of(identity.getPrincipal())));
  }
}
