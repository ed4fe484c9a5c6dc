package dev.tidemark.drift.traffic;

import dev.tidemark.drift.application.ApplicationKey;
import dev.tidemark.drift.application.EventShape;
import dev.tidemark.drift.application.Origin;
import dev.tidemark.drift.stream.Fields;
import dev.tidemark.proto.event.v1.FeedbackEvent;
import dev.tidemark.proto.event.v1.FeedbackKind;
import dev.tidemark.proto.topic.Topic;

/**
 * What a user said of one answer.
 *
 * @param application it belongs to
 * @param day it was said
 * @param kind what was said, the contract's name without its prefix
 */
public record Feedback(ApplicationKey application, long day, String kind) {
  private static final String PREFIX = "FEEDBACK_KIND_";

  /** How the topic is read. */
  public static EventShape<FeedbackEvent, Feedback> shape() {
    return new EventShape<>(
        Topic.FEEDBACK.topicName(),
        FeedbackEvent.parser(),
        FeedbackEvent::getEnvelope,
        Feedback::of);
  }

  private static Feedback of(FeedbackEvent event, Origin origin) {
    FeedbackKind kind = event.getKind();
    if (kind == FeedbackKind.FEEDBACK_KIND_UNSPECIFIED || kind == FeedbackKind.UNRECOGNIZED) {
      throw Fields.invalid("kind", "it is not one this version knows; send a kind of the contract");
    }
    return new Feedback(
        origin.application().key(), origin.day(), kind.name().substring(PREFIX.length()));
  }
}
