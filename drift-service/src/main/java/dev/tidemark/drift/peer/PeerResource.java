package dev.tidemark.drift.peer;

import dev.tidemark.chassis.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/peers}: whether the other services answer. */
@Path("/api/v1/peers")
@RolesAllowed(Role.VIEWER_NAME)
class PeerResource {
  private final PeerService watch;

  PeerResource(PeerService watch) {
    this.watch = watch;
  }

  /** All peers, by name. */
  public record Peers(List<View> peers) {}

  /** One peer; {@code lastAnswer} is null if not since this service started. */
  public record View(String name, String status, @Nullable Instant lastAnswer, String detail) {
    static View of(Peer peer) {
      return new View(
          peer.name(),
          peer.serving() ? "SERVING" : "AWAY",
          peer.lastAnswer().orElse(null),
          peer.detail());
    }
  }

  @GET
  public Peers peers() {
    return new Peers(watch.peers().stream().map(View::of).toList());
  }
}
