package dev.tidemark.ingest.feedback;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.ingest.EventTimes;
import dev.tidemark.ingest.IngestException;
import dev.tidemark.ingest.IngestReason;
import dev.tidemark.ingest.RequestRules;
import dev.tidemark.ingest.application.Application;
import java.time.Instant;

/** What feedback must be to be taken. */
final class FeedbackRules {
  private FeedbackRules() {}

  /** Checks what can be checked without the application. */
  static void check(OfferedFeedback feedback) {
    RequestRules.requireId("id", feedback.id());
    RequestRules.requireId("interaction_id", feedback.interactionId());
    RequestRules.requireAtMost("user_id", feedback.user(), RequestRules.RAW_ID_BYTES);
    RequestRules.requireAtMost(
        "conversation_id", feedback.conversation(), RequestRules.RAW_ID_BYTES);
    if (feedback.user().isEmpty() && feedback.conversation().isEmpty()) {
      throw CommonException.invalidField(
          "user_id",
          "neither user_id nor conversation_id but one is needed; send those of the interaction");
    }
    if (feedback.kind().isEmpty()) {
      throw CommonException.invalidField(
          "kind", "kind is unknown; use POSITIVE, NEGATIVE or REGENERATED");
    }
  }

  /** Checks and gives the time. */
  static Instant requireTime(OfferedFeedback feedback, Application application, Instant now) {
    Instant time =
        feedback
            .timestamp()
            .orElseThrow(
                () ->
                    refused(
                        IngestReason.MISSING_TIMESTAMP,
                        "no timestamp but feedback needs one; set it to when it was given"));
    if (!EventTimes.inRange(time)) {
      throw CommonException.invalidField(
          "timestamp", "timestamp is outside the years 1 to 9999; send the time of the feedback");
    }
    if (application.tooFarAhead(time, now)) {
      throw refused(
          IngestReason.FUTURE_EVENT_TIME,
          "timestamp is more than 5 minutes ahead of this clock; correct the gateway's clock");
    }
    return time;
  }

  private static IngestException refused(IngestReason reason, String message) {
    return new IngestException.RefusedItem(reason, "timestamp", message);
  }
}
