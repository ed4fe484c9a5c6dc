package dev.tidemark.evalset.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.CallerApplicationStore;
import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.evalset.cut.RequestedCutService;
import dev.tidemark.evalset.version.DiffService;
import dev.tidemark.evalset.version.Version;
import dev.tidemark.evalset.version.VersionStore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.jspecify.annotations.Nullable;

/** Versions of an application. */
@RegisterForReflection(targets = {ItemView.class, ItemView.MessageView.class})
@Path("/api/v1/applications/{app}/versions")
class VersionResource {
  private static final String NEWEST = "newest";

  private final CallerApplicationStore applications;
  private final RequestedCutService cuts;
  private final VersionStore versions;
  private final DiffService diffs;

  VersionResource(
      CallerApplicationStore applications,
      RequestedCutService cuts,
      VersionStore versions,
      DiffService diffs) {
    this.applications = applications;
    this.cuts = cuts;
    this.versions = versions;
    this.diffs = diffs;
  }

  /** What to cut; a missing size is the configured one. */
  public record Cut(@Nullable Integer size) {}

  @GET
  @RolesAllowed(Role.VIEWER_NAME)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<VersionView.All> list(String app) {
    return applications
        .require(app)
        .map(Application::key)
        .chain(versions::list)
        .map(VersionView.All::of);
  }

  @POST
  @RolesAllowed(Role.OPERATOR_NAME)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<VersionView> cut(String app, @Nullable Cut cut) {
    int size = cut == null || cut.size() == null ? 0 : cut.size();
    return applications
        .require(app)
        .chain(application -> cuts.cut(application, size))
        .map(VersionView::of);
  }

  @GET
  @Path("/{version}")
  @RolesAllowed(Role.VIEWER_NAME)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<VersionView> get(String app, String version) {
    return version(app, version).map(VersionView::of);
  }

  @GET
  @Path("/{version}/items.jsonl")
  @RolesAllowed(Role.VIEWER_NAME)
  @Produces(RestMediaType.APPLICATION_NDJSON)
  public RestMulti<ItemView> items(String app, String version) {
    return RestMulti.fromUniResponse(
        version(app, version), found -> versions.items(found).map(ItemView::of));
  }

  @GET
  @Path("/{from}/diff/{to}")
  @RolesAllowed(Role.VIEWER_NAME)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<DiffView> diff(String app, String from, String to) {
    int older = number("from", from);
    int newer = number("to", to);
    return applications
        .require(app)
        .chain(application -> diffs.diff(application.key(), older, newer))
        .map(DiffView::of);
  }

  private Uni<Version> version(String app, String version) {
    int number = number("version", version);
    return applications
        .require(app)
        .chain(application -> versions.require(application.key(), number));
  }

  private static int number(String field, String version) {
    if (version.equals(NEWEST)) {
      return 0;
    }
    try {
      int number = Integer.parseInt(version);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same answer as a number below 1.
    }
    throw CommonException.invalidField(
        field, "version \"%s\" but a number from 1 or \"newest\" is required".formatted(version));
  }
}
