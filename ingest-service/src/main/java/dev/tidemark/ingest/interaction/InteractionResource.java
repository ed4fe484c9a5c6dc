package dev.tidemark.ingest.interaction;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.errors.CommonException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Recording interactions over HTTP. */
@Path("/api/v1/applications/{application}/interactions")
public class InteractionResource {
  private final InteractionService interactions;
  private final SecurityIdentity identity;

  InteractionResource(InteractionService interactions, SecurityIdentity identity) {
    this.interactions = interactions;
    this.identity = identity;
  }

  @POST
  @RolesAllowed(dev.tidemark.chassis.access.Role.GATEWAY_NAME)
  public Uni<BatchDocument.Results> record(
      @RestPath String application, @Nullable BatchDocument batch) {
    if (batch == null) {
      throw CommonException.malformed("no body; send a batch as JSON");
    }
    return interactions
        .record(
            Caller.of(identity.getPrincipal()).tenant(),
            BatchDocumentMapper.toBatch(application, batch))
        .map(BatchDocumentMapper::toResults);
  }
}
