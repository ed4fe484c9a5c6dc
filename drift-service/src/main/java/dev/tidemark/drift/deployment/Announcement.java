package dev.tidemark.drift.deployment;

import dev.tidemark.chassis.application.ApplicationKey;
import java.time.Instant;

/**
 * A deployment as a gateway announced it. The array is not copied.
 *
 * @param application it belongs to
 * @param id client-made, unique within the application
 * @param fingerprint what it runs
 * @param start first moment it answers anybody
 * @param message the contract's message, checked
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Announcement(
    ApplicationKey application,
    String id,
    Fingerprint fingerprint,
    Instant start,
    byte[] message) {}
