package dev.tidemark.ingest.deployment;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.errors.CommonException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Announcing deployments over HTTP. */
@Path("/api/v1/applications/{application}/deployments")
public class DeploymentResource {
  private final DeploymentService deployments;
  private final SecurityIdentity identity;

  DeploymentResource(DeploymentService deployments, SecurityIdentity identity) {
    this.deployments = deployments;
    this.identity = identity;
  }

  @POST
  @RolesAllowed(Role.OPERATOR_NAME)
  public Uni<@Nullable Void> announce(
      @RestPath String application, @Nullable DeploymentDocument document) {
    if (document == null) {
      throw CommonException.malformed("no body; send a deployment as JSON");
    }
    return deployments.announce(
        Caller.of(identity.getPrincipal()).tenant(), document.toAnnouncement(application));
  }
}
