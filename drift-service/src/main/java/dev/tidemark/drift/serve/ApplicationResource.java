package dev.tidemark.drift.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.drift.application.Application;
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

/** Applications, their traffic and deployments, and the least data each number needs. */
@Path("/api/v1")
@RolesAllowed(Role.VIEWER_NAME)
class ApplicationResource {
  private final CallerApplicationStore applications;
  private final ApplicationSummaryService summary;
  private final CountStore counts;
  private final DeploymentStore registry;
  private final JsonAnswerMapper answers;

  ApplicationResource(
      CallerApplicationStore applications,
      ApplicationSummaryService summary,
      CountStore counts,
      DeploymentStore registry,
      JsonAnswerMapper answers) {
    this.applications = applications;
    this.summary = summary;
    this.counts = counts;
    this.registry = registry;
    this.answers = answers;
  }

  @GET
  @Path("/applications")
  public Uni<Response> applications(@Context Request request) {
    return applications.all().chain(summary::all).map(body -> answers.of(request, body));
  }

  @GET
  @Path("/applications/{app}/traffic")
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
  @Path("/applications/{app}/deployments")
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

  @GET
  @Path("/minimum-samples")
  public Response minimumSamples(@Context Request request) {
    return answers.of(request, MinimumView.table());
  }
}
