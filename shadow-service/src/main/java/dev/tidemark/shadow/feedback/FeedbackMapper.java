package dev.tidemark.shadow.feedback;

import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.proto.event.v1.FeedbackEvent;
import dev.tidemark.proto.topic.Topic;

/** Reads feedback. */
final class FeedbackMapper {
  private FeedbackMapper() {}

  /** How the topic is read. */
  static EventDecoder.Shape<FeedbackEvent, Feedback> shape() {
    return new EventDecoder.Shape<>(
        Topic.FEEDBACK.topicName(),
        FeedbackEvent.parser(),
        FeedbackEvent::getEnvelope,
        FeedbackMapper::toFeedback);
  }

  private static Feedback toFeedback(FeedbackEvent event, Origin origin) {
    return new Feedback(
        origin,
        Fields.text("interaction_id", event.getInteractionId()),
        Fields.text("user", event.getUser()),
        isGood(event));
  }

  private static boolean isGood(FeedbackEvent event) {
    return switch (event.getKind()) {
      case FEEDBACK_KIND_POSITIVE -> true;
      case FEEDBACK_KIND_NEGATIVE, FEEDBACK_KIND_REGENERATED -> false;
      case FEEDBACK_KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw Fields.invalid(
              "kind", "it is not one this version knows; send a kind of the contract");
    };
  }
}
