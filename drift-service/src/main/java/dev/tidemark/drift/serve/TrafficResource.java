package dev.tidemark.drift.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.CallerApplicationStore;
import dev.tidemark.drift.deployment.DeploymentStore;
import dev.tidemark.drift.traffic.CountStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Traffic of an application, and what served it. */
@Path("/api/v1/applications/{app}")
@RolesAllowed(Role.VIEWER_NAME)
class TrafficResource {
  private final CallerApplicationStore applications;
  private final CountStore counts;
  private final DeploymentStore registry;
  private final JsonAnswerMapper answers;

  TrafficResource(
      CallerApplicationStore applications,
      CountStore counts,
      DeploymentStore registry,
      JsonAnswerMapper answers) {
    this.applications = applications;
    this.counts = counts;
    this.registry = registry;
    this.answers = answers;
  }

  @GET
  @Path("/traffic")
  public Uni<Response> traffic(String app, @Context Request request) {
    return applications
        .require(app)
        .map(Application::key)
        .chain(
            key ->
                counts
                    .traffic(key)
                    .chain(t -> counts.counts(key).map(counted -> TrafficView.of(t, counted))))
        .map(body -> answers.of(request, body));
  }

  @GET
  @Path("/deployments")
  public Uni<Response> deployments(String app, @Context Request request) {
    return applications
        .require(app)
        .chain(this::deployments)
        .map(all -> new DeploymentView.All(all.stream().map(DeploymentView::of).toList()))
        .map(body -> answers.of(request, body));
  }

  private Uni<List<ServedDeployment>> deployments(Application application) {
    return registry
        .list(application.key())
        .chain(
            all ->
                counts
                    .deployments(application.key())
                    .map(activity -> ServedDeployment.of(all, activity)));
  }
}
