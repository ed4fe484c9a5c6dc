package dev.tidemark.ingest.feedback;

import java.time.Instant;
import java.util.Optional;

/**
 * Feedback as a gateway sends it, nothing checked yet.
 *
 * @param application name of the application
 * @param id id of the feedback, the same on every retry
 * @param interactionId id of the interaction it speaks of
 * @param user raw user id; empty when unknown
 * @param conversation raw conversation id; empty when unknown
 * @param timestamp when it was given
 * @param kind what was said; empty when it is not known here
 */
public record OfferedFeedback(
    String application,
    String id,
    String interactionId,
    String user,
    String conversation,
    Optional<Instant> timestamp,
    Optional<FeedbackKind> kind) {}
