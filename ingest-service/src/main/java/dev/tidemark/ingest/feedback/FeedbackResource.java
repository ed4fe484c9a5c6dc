package dev.tidemark.ingest.feedback;

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

/** Recording feedback over HTTP. */
@Path("/api/v1/applications/{application}/feedback")
public class FeedbackResource {
  private final FeedbackService feedback;
  private final SecurityIdentity identity;

  FeedbackResource(FeedbackService feedback, SecurityIdentity identity) {
    this.feedback = feedback;
    this.identity = identity;
  }

  @POST
  @RolesAllowed(Role.GATEWAY_NAME)
  public Uni<@Nullable Void> record(
      @RestPath String application, @Nullable FeedbackDocument document) {
    if (document == null) {
      throw CommonException.malformed("no body; send feedback as JSON");
    }
    return feedback.record(
        Caller.of(identity.getPrincipal()).tenant(), document.toOffered(application));
  }
}
