package dev.tidemark.ingest.feedback;

import dev.tidemark.ingest.JsonText;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Feedback as JSON; fields as in the contract's RecordFeedbackRequest. */
record FeedbackDocument(
    @Nullable String id,
    @Nullable String interactionId,
    @Nullable String userId,
    @Nullable String conversationId,
    @Nullable Instant timestamp,
    @Nullable String kind) {

  OfferedFeedback toOffered(String application) {
    return new OfferedFeedback(
        application,
        JsonText.of("id", id),
        JsonText.of("interactionId", interactionId),
        JsonText.of("userId", userId),
        JsonText.of("conversationId", conversationId),
        Optional.ofNullable(timestamp),
        Arrays.stream(FeedbackKind.values())
            .filter(known -> known.name().equals(kind))
            .findFirst());
  }
}
