package dev.tidemark.chassis.intake;

import dev.tidemark.chassis.clock.ClockKind;
import java.time.Instant;

/**
 * A readable record and what the intake must know of it.
 *
 * @param tenant owner of the application
 * @param application name, unique within the tenant
 * @param eventId unique within the application; a second record with it is a duplicate
 * @param eventTime when it happened
 * @param closes event time at which the window that the record belongs to ends; its own event time
 *     for results without windows. The record is late once the watermark has passed it by the
 *     allowed lateness
 * @param clock which time the application lives in
 * @param payload the service's own type
 */
public record Decoded<T>(
    String tenant,
    String application,
    String eventId,
    Instant eventTime,
    Instant closes,
    ClockKind clock,
    T payload)
    implements Decoding<T> {

  /** Refuses what the database could not hold as a key. */
  public Decoded {
    requireName("tenant", tenant);
    requireName("application", application);
    requireName("event id", eventId);
  }

  /** A record that belongs to no window. */
  public Decoded(
      String tenant,
      String application,
      String eventId,
      Instant eventTime,
      ClockKind clock,
      T payload) {
    this(tenant, application, eventId, eventTime, eventTime, clock, payload);
  }

  private static void requireName(String what, String value) {
    if (value.isEmpty() || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(what + " is empty or holds a NUL character");
    }
  }
}
