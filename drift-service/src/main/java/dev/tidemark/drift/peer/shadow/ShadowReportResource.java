package dev.tidemark.drift.peer.shadow;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.CallerApplicationStore;
import dev.tidemark.drift.serve.JsonAnswerMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Production's quality and candidates, as shadow last said. */
@Path("/api/v1/applications/{app}")
@RolesAllowed(Role.VIEWER_NAME)
class ShadowReportResource {
  private final CallerApplicationStore applications;
  private final ShadowReportService shadow;
  private final JsonAnswerMapper answers;

  ShadowReportResource(
      CallerApplicationStore applications, ShadowReportService shadow, JsonAnswerMapper answers) {
    this.applications = applications;
    this.shadow = shadow;
    this.answers = answers;
  }

  @GET
  @Path("/quality")
  public Uni<Response> quality(String app, @Context Request request) {
    return applications
        .require(app)
        .map(Application::key)
        .chain(shadow::quality)
        .map(body -> answers.of(request, body));
  }

  @GET
  @Path("/candidates")
  public Uni<Response> candidates(String app, @Context Request request) {
    return applications
        .require(app)
        .map(Application::key)
        .chain(shadow::candidates)
        .map(body -> answers.of(request, body));
  }
}
