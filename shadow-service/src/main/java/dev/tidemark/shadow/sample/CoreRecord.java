package dev.tidemark.shadow.sample;

import dev.tidemark.chassis.application.Origin;
import dev.tidemark.shadow.attempt.Selected;
import java.time.Instant;
import java.util.Optional;

/**
 * A record of the uniform sample.
 *
 * @param origin where it comes from
 * @param user pseudonym, may be empty
 * @param unit user, else conversation, else event id
 * @param deployment as stamped; empty when unknown
 * @param comparable whether production gave a whole answer of its own to a whole text
 * @param complete whether production's turn ended complete; empty where the gateway does not say
 * @param weighted whether the upstream sampling probability is known
 * @param text conversation and answer
 * @param stamps serialized stamps for score events
 * @param stored serialized text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CoreRecord(
    Origin origin,
    String user,
    String unit,
    String deployment,
    boolean comparable,
    Optional<Boolean> complete,
    boolean weighted,
    Selected text,
    byte[] stamps,
    byte[] stored)
    implements Incoming {

  /** When ingest took it. */
  Instant arrival() {
    return origin.arrival();
  }
}
