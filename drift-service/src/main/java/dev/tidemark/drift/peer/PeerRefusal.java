package dev.tidemark.drift.peer;

import dev.tidemark.chassis.errors.ErrorCode;
import dev.tidemark.chassis.errors.Failure;
import dev.tidemark.chassis.errors.Reason;
import dev.tidemark.chassis.errors.TidemarkException;
import java.io.Serial;

/** What a peer refused, passed on in its own words. */
final class PeerRefusal extends TidemarkException {
  @Serial private static final long serialVersionUID = 1L;

  PeerRefusal(Relayed reason, String message) {
    super(Failure.of(reason, message));
  }

  /** A reason that another service defines. */
  record Relayed(String name, String domain, ErrorCode code) implements Reason {}
}
