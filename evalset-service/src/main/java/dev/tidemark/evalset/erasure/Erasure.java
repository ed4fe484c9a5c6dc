package dev.tidemark.evalset.erasure;

import dev.tidemark.chassis.application.ApplicationKey;
import java.time.Instant;

/**
 * A request to forget a user.
 *
 * @param application it belongs to
 * @param id of the erasure
 * @param user pseudonym
 * @param at when ingest took it; what arrived until then is forgotten
 */
record Erasure(ApplicationKey application, String id, String user, Instant at) {}
