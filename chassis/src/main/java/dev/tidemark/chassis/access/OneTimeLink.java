package dev.tidemark.chassis.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs a browser in with a link that works once.
 *
 * <p>An operator or viewer mints a code; {@code GET /?code=...} within 10 minutes exchanges it for
 * a session of role viewer in the same tenant. Code and session carry their own signature and end,
 * so nothing is stored but the codes used in the last 10 minutes. Replicas share the key and not
 * that list: across R replicas a code could be used R times within its 10 minutes.
 */
public final class OneTimeLink {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final String CODE = "code";
  private static final String SESSION = "session";

  private final SignedText signer;
  private final Duration sessionLife;
  private final InstantSource clock;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  OneTimeLink(byte[] key, Duration sessionLife, InstantSource clock) {
    this.signer = new SignedText(key);
    this.sessionLife = sessionLife;
    this.clock = clock;
  }

  /** A code for {@code GET /?code=...}, good once and for 10 minutes, for the caller's tenant. */
  public String mint(Caller caller) {
    return ticket(CODE, caller.tenant(), CODE_LIFE);
  }

  /** The session in exchange for a code; empty if the code is not ours, used or too old. */
  Optional<String> redeem(String code) {
    used.values().removeIf(end -> end.isBefore(clock.instant()));
    return open(CODE, code)
        .filter(ticket -> used.putIfAbsent(ticket.id(), ticket.end()) == null)
        .map(ticket -> ticket(SESSION, ticket.tenant(), sessionLife));
  }

  /** Whose session this is; empty if it is not ours or over. */
  Optional<Caller> caller(String session) {
    return open(SESSION, session)
        .map(ticket -> new Caller(ticket.tenant(), Role.VIEWER, "browser@" + ticket.tenant()));
  }

  Duration sessionLife() {
    return sessionLife;
  }

  private String ticket(String kind, String tenant, Duration life) {
    long end = clock.instant().plus(life).getEpochSecond();
    return signer.sign(String.join("|", kind, tenant, Long.toString(end), UUID.randomUUID() + ""));
  }

  private Optional<Ticket> open(String kind, String signed) {
    return signer
        .verify(signed)
        .map(text -> text.split("\\|", -1))
        .filter(parts -> parts.length == 4 && parts[0].equals(kind))
        .map(
            parts ->
                new Ticket(parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2])), parts[3]))
        .filter(ticket -> clock.instant().isBefore(ticket.end()));
  }

  private record Ticket(String tenant, Instant end, String id) {}
}
