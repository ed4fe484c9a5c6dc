package dev.tidemark.drift.traffic;

import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.proto.event.v1.FeedbackEvent;
import dev.tidemark.proto.event.v1.FeedbackKind;
import dev.tidemark.proto.topic.Topic;

/** Reads feedback. */
final class FeedbackMapper {
  private static final String PREFIX = "FEEDBACK_KIND_";

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
    FeedbackKind kind = event.getKind();
    if (kind == FeedbackKind.FEEDBACK_KIND_UNSPECIFIED || kind == FeedbackKind.UNRECOGNIZED) {
      throw Fields.invalid("kind", "it is not one this version knows; send a kind of the contract");
    }
    return new Feedback(
        origin.application().key(), origin.day(), kind.name().substring(PREFIX.length()));
  }
}
