package dev.tidemark.shadow.erasure;

import dev.tidemark.chassis.application.ApplicationKey;
import java.time.Instant;

/**
 * A user is to be forgotten.
 *
 * @param application of the user
 * @param id of the erasure
 * @param user pseudonym
 * @param at when ingest took it
 */
record Erasure(ApplicationKey application, String id, String user, Instant at) {}
