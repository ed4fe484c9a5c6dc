package dev.tidemark.shadow.feedback;

import dev.tidemark.chassis.application.Origin;

/**
 * What a user said of one answer.
 *
 * @param origin where it comes from
 * @param interaction event id of the answer
 * @param user pseudonym, may be empty
 * @param good positive; negative or asked again otherwise
 */
record Feedback(Origin origin, String interaction, String user, boolean good) {}
