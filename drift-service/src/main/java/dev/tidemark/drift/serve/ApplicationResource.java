package dev.tidemark.drift.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.CallerApplicationStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The applications of a tenant, and the least data each number needs. */
@Path("/api/v1")
@RolesAllowed(Role.VIEWER_NAME)
class ApplicationResource {
  private final CallerApplicationStore applications;
  private final ApplicationSummaryService summary;
  private final JsonAnswerMapper answers;

  ApplicationResource(
      CallerApplicationStore applications,
      ApplicationSummaryService summary,
      JsonAnswerMapper answers) {
    this.applications = applications;
    this.summary = summary;
    this.answers = answers;
  }

  @GET
  @Path("/applications")
  public Uni<Response> applications(@Context Request request) {
    return applications.all().chain(summary::all).map(body -> answers.of(request, body));
  }

  @GET
  @Path("/minimum-samples")
  public Response minimumSamples(@Context Request request) {
    return answers.of(request, MinimumView.table());
  }
}
