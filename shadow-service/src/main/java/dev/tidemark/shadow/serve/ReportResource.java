package dev.tidemark.shadow.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.Application;
import dev.tidemark.chassis.application.CallerApplicationStore;
import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.shadow.candidate.CandidateKey;
import dev.tidemark.shadow.gate.Gate;
import dev.tidemark.shadow.quality.QualityService;
import dev.tidemark.shadow.verdict.VerdictService;
import dev.tidemark.stats.sequential.GateAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Verdicts, rows, production's quality and the gate over HTTP. */
@Path("/api/v1/applications/{app}")
@RolesAllowed(Role.VIEWER_NAME)
class ReportResource {
  // Flagger goes on at 200 only; the two ways of not going on can be told apart in its log.
  private static final Set<String> STATUSES = Set.of("PENDING", "SCORED", "SKIPPED", "FAILED");

  private final CallerApplicationStore applications;
  private final VerdictService verdicts;
  private final ScoreListService scores;
  private final QualityService quality;

  ReportResource(
      CallerApplicationStore applications,
      VerdictService verdicts,
      ScoreListService scores,
      QualityService quality) {
    this.applications = applications;
    this.verdicts = verdicts;
    this.scores = scores;
    this.quality = quality;
  }

  @GET
  @Path("/quality")
  public Uni<QualityView> quality(String app) {
    return applications
        .require(app)
        .map(Application::key)
        .chain(quality::report)
        .map(QualityView::of);
  }

  @GET
  @Path("/candidates/{id}/verdict")
  public Uni<VerdictView> verdict(String app, String id) {
    return key(app, id).chain(verdicts::report).map(VerdictView::of);
  }

  @GET
  @Path("/candidates/{id}/scores")
  public Uni<ScorePageView> scores(
      String app,
      String id,
      @RestQuery @Nullable String status,
      @RestQuery @Nullable Integer pageSize,
      @RestQuery @Nullable String pageToken) {
    if (status != null && !STATUSES.contains(status)) {
      throw CommonException.invalidField(
          "status", "status is none of PENDING, SCORED, SKIPPED, FAILED; send one of them");
    }
    return key(app, id)
        .chain(
            arm ->
                scores.page(
                    arm,
                    Optional.ofNullable(status),
                    pageSize == null ? 0 : pageSize,
                    pageToken == null ? "" : pageToken))
        .map(ScorePageView::of);
  }

  @GET
  @Path("/gates/{candidate}")
  public Uni<GateView> gate(String app, String candidate) {
    return key(app, candidate)
        .chain(verdicts::statement)
        .map(statement -> GateView.of(candidate, Gate.of(statement)));
  }

  /** What Flagger sends beside the question does not matter. */
  @POST
  @Path("/gates/{candidate}/flagger")
  @Consumes(MediaType.WILDCARD)
  public Uni<RestResponse<GateView>> flagger(String app, String candidate) {
    return key(app, candidate)
        .chain(verdicts::statement)
        .map(Gate::of)
        .map(
            gate ->
                RestResponse.ResponseBuilder.create(
                        status(gate.decision()), GateView.of(candidate, gate))
                    .build());
  }

  private static RestResponse.Status status(GateAnswer decision) {
    return switch (decision) {
      case PASS -> RestResponse.Status.OK;
      case FAIL -> RestResponse.Status.PRECONDITION_FAILED;
      case INCONCLUSIVE -> RestResponse.Status.CONFLICT;
    };
  }

  private Uni<CandidateKey> key(String app, String id) {
    return applications.require(app).map(application -> new CandidateKey(application.key(), id));
  }
}
