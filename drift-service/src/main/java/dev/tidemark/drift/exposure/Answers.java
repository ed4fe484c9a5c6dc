package dev.tidemark.drift.exposure;

import dev.tidemark.drift.exposure.ExposureStore.PanelUser;
import java.time.Instant;

/**
 * Answers of one deployment that a panel user received in one batch.
 *
 * @param user who received them
 * @param deployment canonical id
 * @param count at least 1
 * @param lastDay greatest day of their event times
 * @param lastArrival latest arrival of them
 */
public record Answers(
    PanelUser user, String deployment, long count, long lastDay, Instant lastArrival) {

  /** Both together; of the same user and deployment. */
  Answers plus(Answers more) {
    return new Answers(
        user,
        deployment,
        count + more.count,
        Math.max(lastDay, more.lastDay),
        lastArrival.isAfter(more.lastArrival) ? lastArrival : more.lastArrival);
  }
}
