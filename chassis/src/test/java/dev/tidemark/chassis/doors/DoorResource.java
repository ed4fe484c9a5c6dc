package dev.tidemark.chassis.doors;

import dev.tidemark.chassis.access.Caller;
import dev.tidemark.chassis.access.OneTimeLink;
import dev.tidemark.chassis.access.Role;
import dev.tidemark.chassis.errors.CommonException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;

/** The HTTP door of the test service. */
@Path("/door")
public final class DoorResource {
  private final SecurityIdentity identity;
  private final OneTimeLink links;

  DoorResource(SecurityIdentity identity, OneTimeLink links) {
    this.identity = identity;
    this.links = links;
  }

  /** A body with a bound. */
  public record Body(@NotBlank String text, int number) {}

  @GET
  @RolesAllowed(Role.GATEWAY_NAME)
  public Uni<String> caller() {
    return Uni.createFrom()
        .item(
            () ->
                Caller.of(identity.getPrincipal()).name()
                    + "/"
                    + Caller.of(identity.getPrincipal()).tenant());
  }

  @GET
  @Path("/report")
  @RolesAllowed(Role.VIEWER_NAME)
  public String report() {
    return Caller.of(identity.getPrincipal()).name();
  }

  @GET
  @Path("/link")
  @RolesAllowed(Role.OPERATOR_NAME)
  public String link() {
    return links.mint(Caller.of(identity.getPrincipal()));
  }

  @GET
  @Path("/undeclared")
  public String undeclared() {
    return "never";
  }

  @POST
  @RolesAllowed(Role.GATEWAY_NAME)
  public Uni<String> take(@NotNull @Valid Body body) {
    return switch (body.text()) {
      case "overloaded" ->
          Uni.createFrom()
              .failure(CommonException.overloaded("full; retry", Duration.ofMillis(1500)));
      case "defect" -> Uni.createFrom().failure(new IllegalStateException("secret detail"));
      default -> Uni.createFrom().item(body.text());
    };
  }
}
