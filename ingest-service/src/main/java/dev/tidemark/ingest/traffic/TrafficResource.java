package dev.tidemark.ingest.traffic;

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

/** Reporting traffic over HTTP. */
@Path("/api/v1/applications/{application}/traffic")
public class TrafficResource {
  private final TrafficService traffic;
  private final SecurityIdentity identity;

  TrafficResource(TrafficService traffic, SecurityIdentity identity) {
    this.traffic = traffic;
    this.identity = identity;
  }

  @POST
  @RolesAllowed(Role.GATEWAY_NAME)
  public Uni<@Nullable Void> report(
      @RestPath String application, @Nullable TrafficDocument document) {
    if (document == null) {
      throw CommonException.malformed("no body; send a report as JSON");
    }
    return traffic.report(
        Caller.of(identity.getPrincipal()).tenant(), document.toReport(application));
  }
}
