package dev.tidemark.shadow.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.CallerApplicationStore;
import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.candidate.CandidateService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Candidates over HTTP. */
@Path("/api/v1/applications/{app}/candidates")
class CandidateResource {
  private final CallerApplicationStore applications;
  private final CandidateService candidates;
  private final CandidateStatusService statuses;

  CandidateResource(
      CallerApplicationStore applications,
      CandidateService candidates,
      CandidateStatusService statuses) {
    this.applications = applications;
    this.candidates = candidates;
    this.statuses = statuses;
  }

  @GET
  @RolesAllowed(Role.VIEWER_NAME)
  public Uni<CandidateView.All> list(String app) {
    return applications.require(app).chain(statuses::list).map(CandidateView.All::of);
  }

  @POST
  @RolesAllowed(Role.OPERATOR_NAME)
  public Uni<CandidateView> register(String app, @Nullable CandidateDocument document) {
    CandidateDocument given = required(document);
    return applications
        .require(app)
        .chain(
            application ->
                candidates
                    .register(key(application, given.requireId()), given.toSettings())
                    .chain(candidate -> statuses.status(application, candidate)))
        .map(CandidateView::of);
  }

  @PATCH
  @Path("/{id}")
  @RolesAllowed(Role.OPERATOR_NAME)
  public Uni<CandidateView> change(String app, String id, @Nullable ChangeDocument document) {
    ChangeDocument given = required(document);
    return applications
        .require(app)
        .chain(
            application ->
                candidates
                    .change(application, key(application, id), given.toChange())
                    .chain(candidate -> statuses.status(application, candidate)))
        .map(CandidateView::of);
  }

  private static CandidateKey key(Application application, String id) {
    return new CandidateKey(application.key(), id);
  }

  private static <T> T required(@Nullable T document) {
    if (document == null) {
      throw CommonException.malformed("no body; send a candidate as JSON");
    }
    return document;
  }
}
