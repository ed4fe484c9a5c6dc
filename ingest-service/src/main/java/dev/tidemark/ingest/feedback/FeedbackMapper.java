package dev.tidemark.ingest.feedback;

import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.delivery.EnvelopeMapper;
import dev.tidemark.ingest.delivery.OutgoingEvent;
import dev.tidemark.ingest.identity.Pseudonyms;
import dev.tidemark.proto.event.v1.FeedbackEvent;
import dev.tidemark.proto.ingest.v1.RecordFeedbackRequest;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.proto.topic.TopicKey;
import java.time.Instant;
import java.util.Optional;

/** Between feedback and the contract. */
public final class FeedbackMapper {
  private FeedbackMapper() {}

  /** Feedback as it came over gRPC. */
  public static OfferedFeedback toOffered(RecordFeedbackRequest request) {
    return new OfferedFeedback(
        request.getApplication(),
        request.getId(),
        request.getInteractionId(),
        request.getUserId(),
        request.getConversationId(),
        request.hasTimestamp()
            ? Optional.of(EnvelopeMapper.instant(request.getTimestamp()))
            : Optional.empty(),
        switch (request.getKind()) {
          case FEEDBACK_KIND_POSITIVE -> Optional.of(FeedbackKind.POSITIVE);
          case FEEDBACK_KIND_NEGATIVE -> Optional.of(FeedbackKind.NEGATIVE);
          case FEEDBACK_KIND_REGENERATED -> Optional.of(FeedbackKind.REGENERATED);
          case FEEDBACK_KIND_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        });
  }

  /** The event, keyed and placed as the interaction it speaks of. */
  static OutgoingEvent toEvent(
      ApplicationKey key,
      OfferedFeedback feedback,
      Pseudonyms pseudonyms,
      int block,
      Instant time,
      Instant arrival) {
    String user = pseudonyms.user(feedback.user());
    String conversation = pseudonyms.conversation(feedback.conversation());
    FeedbackEvent event =
        FeedbackEvent.newBuilder()
            .setEnvelope(EnvelopeMapper.envelope(key, feedback.id(), time, arrival))
            .setInteractionId(feedback.interactionId())
            .setUser(user)
            .setConversation(conversation)
            .setBlock(block)
            .setKind(toProto(feedback.kind().orElseThrow()))
            .build();
    String unit = user.isEmpty() ? conversation : user;
    return OutgoingEvent.ofBlock(
        Topic.FEEDBACK, TopicKey.unit(key.tenant(), key.id(), unit), block, event);
  }

  private static dev.tidemark.proto.event.v1.FeedbackKind toProto(FeedbackKind kind) {
    return switch (kind) {
      case POSITIVE -> dev.tidemark.proto.event.v1.FeedbackKind.FEEDBACK_KIND_POSITIVE;
      case NEGATIVE -> dev.tidemark.proto.event.v1.FeedbackKind.FEEDBACK_KIND_NEGATIVE;
      case REGENERATED -> dev.tidemark.proto.event.v1.FeedbackKind.FEEDBACK_KIND_REGENERATED;
    };
  }
}
