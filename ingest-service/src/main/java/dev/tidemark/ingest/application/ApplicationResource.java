package dev.tidemark.ingest.application;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.errors.CommonException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The registry over HTTP. */
@Path("/api/v1/applications")
public class ApplicationResource {
  private final ApplicationRegistryService registry;
  private final SecurityIdentity identity;

  ApplicationResource(ApplicationRegistryService registry, SecurityIdentity identity) {
    this.registry = registry;
    this.identity = identity;
  }

  @GET
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<ApplicationDocument.Listing> list() {
    return registry
        .list(tenant())
        .map(all -> all.stream().map(ApplicationDocumentMapper::toDocument).toList())
        .map(ApplicationDocument.Listing::new);
  }

  @GET
  @Path("{application}")
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<ApplicationDocument> get(@RestPath String application) {
    return registry.require(tenant(), application).map(ApplicationDocumentMapper::toDocument);
  }

  @PUT
  @Path("{application}")
  @RolesAllowed(Role.OPERATOR_NAME)
  public Uni<ApplicationDocument> put(
      @RestPath String application, @Nullable ApplicationDocument document) {
    if (document == null) {
      throw CommonException.malformed("no body; send the application as JSON, {} for the defaults");
    }
    return registry
        .put(tenant(), ApplicationDocumentMapper.toDraft(application, document))
        .map(ApplicationDocumentMapper::toDocument);
  }

  private String tenant() {
    return Caller.of(identity.getPrincipal()).tenant();
  }
}
