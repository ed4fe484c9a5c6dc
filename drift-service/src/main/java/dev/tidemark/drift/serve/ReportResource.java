package dev.tidemark.drift.serve;

import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.application.CallerApplicationStore;
import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.drift.DriftException;
import dev.tidemark.drift.adaptation.AdaptationReportService;
import dev.tidemark.drift.application.DayRange;
import dev.tidemark.drift.shift.ShiftHistoryService;
import dev.tidemark.drift.shift.ShiftReportService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The reports of an application. */
@Path("/api/v1/applications/{app}")
@RolesAllowed(Role.VIEWER_NAME)
class ReportResource {
  private final CallerApplicationStore applications;
  private final ShiftReportService shift;
  private final ShiftHistoryService history;
  private final AdaptationReportService adaptation;
  private final JsonAnswerMapper answers;

  ReportResource(
      CallerApplicationStore applications,
      ShiftReportService shift,
      ShiftHistoryService history,
      AdaptationReportService adaptation,
      JsonAnswerMapper answers) {
    this.applications = applications;
    this.shift = shift;
    this.history = history;
    this.adaptation = adaptation;
    this.answers = answers;
  }

  @GET
  @Path("/shift")
  public Uni<Response> shift(
      String app,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String to,
      @RestQuery @Nullable String referenceFrom,
      @RestQuery @Nullable String referenceTo,
      @Context Request request) {
    Optional<DayRange> window = days("from", from, "to", to);
    Optional<DayRange> reference = days("referenceFrom", referenceFrom, "referenceTo", referenceTo);
    return applications
        .require(app)
        .chain(application -> shift.report(application, window, reference))
        .map(report -> answers.of(request, ShiftView.of(report)));
  }

  @GET
  @Path("/shift/history")
  public Uni<Response> history(String app, @Context Request request) {
    return applications
        .require(app)
        .chain(history::history)
        .map(points -> answers.of(request, ShiftView.History.of(points)));
  }

  @GET
  @Path("/deployments/{id}/adaptation")
  public Uni<Response> adaptation(String app, String id, @Context Request request) {
    return applications
        .require(app)
        .chain(application -> adaptation.report(application, id))
        .map(report -> answers.of(request, AdaptationView.of(report)));
  }

  private static Optional<DayRange> days(
      String firstName, @Nullable String first, String lastName, @Nullable String last) {
    if (first == null && last == null) {
      return Optional.empty();
    }
    return Optional.of(range(day(firstName, first), day(lastName, last)));
  }

  static DayRange range(long first, long last) {
    if (last < first) {
      throw new DriftException.InvalidWindow("a window ends before it begins; swap its days");
    }
    return new DayRange(first, last);
  }

  private static long day(String name, @Nullable String text) {
    if (text == null) {
      throw CommonException.invalidField(
          name, "%s is missing; send first and last day of a window together".formatted(name));
    }
    try {
      return LocalDate.parse(text).toEpochDay();
    } catch (DateTimeParseException e) {
      throw CommonException.invalidField(
          name, "%s is no date; send one like 2026-04-12".formatted(name));
    }
  }
}
