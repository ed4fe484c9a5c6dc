package dev.tidemark.chassis.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/** Whether a call may go out. */
public sealed interface OutboundDecision {

  /**
   * It may, to these addresses only.
   *
   * @param url as given
   * @param addresses what its host resolved to when it was checked, at least one
   */
  record Allowed(URI url, List<InetAddress> addresses) implements OutboundDecision {}

  /**
   * Its host has no address now: a slip of the pen, or name resolution is down and it may go out
   * later.
   *
   * @param why actual, required, next step
   */
  record Unresolved(String why) implements OutboundDecision {}

  /**
   * It may not.
   *
   * @param why actual, required, next step
   */
  record Refused(String why) implements OutboundDecision {}
}
