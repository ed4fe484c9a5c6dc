package dev.tidemark.drift.peer.evalset;

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

/** Versions of the eval set and what changed between two, as evalset last said. */
@Path("/api/v1/applications/{app}/versions")
@RolesAllowed(Role.VIEWER_NAME)
class VersionResource {
  private final CallerApplicationStore applications;
  private final EvalsetReportService evalset;
  private final JsonAnswerMapper answers;

  VersionResource(
      CallerApplicationStore applications, EvalsetReportService evalset, JsonAnswerMapper answers) {
    this.applications = applications;
    this.evalset = evalset;
    this.answers = answers;
  }

  @GET
  public Uni<Response> versions(String app, @Context Request request) {
    return applications
        .require(app)
        .map(Application::key)
        .chain(evalset::versions)
        .map(body -> answers.of(request, body));
  }

  @GET
  @Path("/{from:[0-9]{1,9}}/diff/{to:[0-9]{1,9}}")
  public Uni<Response> diff(String app, int from, int to, @Context Request request) {
    return applications
        .require(app)
        .map(Application::key)
        .chain(application -> evalset.diff(application, from, to))
        .map(body -> answers.of(request, body));
  }
}
