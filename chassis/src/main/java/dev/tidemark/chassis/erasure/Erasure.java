package dev.tidemark.chassis.erasure;

import dev.tidemark.chassis.application.ApplicationKey;
import java.time.Instant;

/**
 * A request to forget a user.
 *
 * @param application it belongs to
 * @param id of the erasure
 * @param user pseudonym
 * @param block of the user, 0 to 255
 * @param at when ingest took it; what arrived until then is forgotten
 */
public record Erasure(ApplicationKey application, String id, String user, int block, Instant at) {}
