package dev.tidemark.drift.enrich;

import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.event.v1.ServedBy;
import dev.tidemark.proto.topic.Topic;
import java.util.Optional;

/**
 * One record of the interaction stream, its keys checked.
 *
 * @param origin where it comes from
 * @param event an interaction or an end of stream
 */
record Arrival(Origin origin, InteractionEvent event) {

  /** How the topic is read. */
  static EventDecoder.Shape<InteractionEvent, Arrival> shape() {
    return new EventDecoder.Shape<>(
        Topic.INTERACTION.topicName(),
        InteractionEvent.parser(),
        InteractionEvent::getEnvelope,
        event -> event.hasEndOfStream() ? Optional.of(event.getEndOfStream()) : Optional.empty(),
        Arrival::of);
  }

  private static Arrival of(InteractionEvent event, Origin origin) {
    switch (event.getPayloadCase()) {
      case INTERACTION -> check(event.getInteraction());
      case END_OF_STREAM -> {}
      case PAYLOAD_NOT_SET -> throw Fields.missing("interaction");
    }
    return new Arrival(origin, event);
  }

  private static void check(Interaction interaction) {
    Author author = interaction.getAuthor();
    Fields.text("author.user", author.getUser());
    Fields.text("author.conversation", author.getConversation());
    Fields.block(author.getBlock());
    ServedBy servedBy = interaction.getServedBy();
    Fields.text("served_by.model", servedBy.getModel());
    Fields.text("served_by.model_version", servedBy.getModelVersion());
    Fields.text("served_by.prompt_template", servedBy.getPromptTemplate());
    Fields.text("served_by.tools", servedBy.getTools());
    Fields.text("served_by.deployment", servedBy.getDeployment());
    Fields.text("served_by.cohort", servedBy.getCohort());
  }

  boolean isInteraction() {
    return event.hasInteraction();
  }

  Interaction interaction() {
    return event.getInteraction();
  }
}
