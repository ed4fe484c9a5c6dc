package dev.tidemark.chassis.about;

import dev.tidemark.chassis.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** {@code GET /api/v1/about}: which service answers on this port, in which version. */
@Path("/api/v1/about")
final class AboutResource {
  private final AboutConfig config;

  AboutResource(AboutConfig config) {
    this.config = config;
  }

  @GET
  @RolesAllowed(Role.VIEWER_NAME)
  public About about() {
    return new About(config.service(), config.version());
  }
}
