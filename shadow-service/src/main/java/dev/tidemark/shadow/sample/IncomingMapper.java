package dev.tidemark.shadow.sample;

import dev.tidemark.chassis.application.EventDecoder;
import dev.tidemark.chassis.application.Origin;
import dev.tidemark.chassis.stream.Fields;
import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.Completeness;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.Outcome;
import dev.tidemark.proto.event.v1.Sampling;
import dev.tidemark.proto.event.v1.ScoreStamps;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.shadow.attempt.Selected;
import dev.tidemark.shadow.attempt.SelectedMapper;
import java.util.Optional;

/** Reads the enriched stream. */
final class IncomingMapper {
  private IncomingMapper() {}

  /** How the topic is read. */
  static EventDecoder.Shape<EmbeddedEvent, Incoming> shape() {
    return new EventDecoder.Shape<>(
        Topic.EMBEDDED.topicName(),
        EmbeddedEvent.parser(),
        EmbeddedEvent::getEnvelope,
        event -> event.hasEndOfStream() ? Optional.of(event.getEndOfStream()) : Optional.empty(),
        IncomingMapper::toIncoming);
  }

  private static Incoming toIncoming(EmbeddedEvent event, Origin origin) {
    return switch (event.getPayloadCase()) {
      case EMBEDDED -> toIncoming(event.getEmbedded(), origin);
      case END_OF_STREAM -> new Incoming.Nothing();
      case PAYLOAD_NOT_SET -> throw Fields.missing("embedded");
    };
  }

  private static Incoming toIncoming(Embedded embedded, Origin origin) {
    Interaction interaction = embedded.getInteraction();
    Author author = interaction.getAuthor();
    Fields.block(author.getBlock());
    String user = Fields.text("author.user", author.getUser());
    String conversation = Fields.text("author.conversation", author.getConversation());
    String deployment = Fields.text("deployment", embedded.getDeployment());
    if (!isCore(interaction.getSampling())) {
      return new Incoming.Nothing();
    }
    Selected text = SelectedMapper.of(interaction);
    return new CoreRecord(
        origin,
        user,
        unit(user, conversation, origin.eventId()),
        deployment,
        isComparable(interaction, text),
        isComplete(interaction.getAnswer().getOutcome()),
        interaction.getSampling().getInclusionProbability() > 0,
        text,
        stamps(embedded).toByteArray(),
        SelectedMapper.toBytes(interaction));
  }

  private static boolean isCore(Sampling sampling) {
    double u = sampling.getUCore();
    double probability = sampling.getCoreProbability();
    if (!(u >= 0 && u < 1 && probability >= 0 && probability <= 1)) {
      throw Fields.invalid(
          "sampling.u_core", "u_core in [0, 1) and core_probability in [0, 1] are required");
    }
    return u < probability;
  }

  private static String unit(String user, String conversation, String eventId) {
    if (!user.isEmpty()) {
      return user;
    }
    return conversation.isEmpty() ? eventId : conversation;
  }

  private static boolean isComparable(Interaction interaction, Selected text) {
    Outcome outcome = interaction.getAnswer().getOutcome();
    boolean complete =
        outcome == Outcome.OUTCOME_COMPLETE || outcome == Outcome.OUTCOME_UNSPECIFIED;
    return complete
        && interaction.getCompleteness() != Completeness.COMPLETENESS_TRUNCATED
        && !text.prompt().isBlank();
  }

  /** What stood in a cache had been complete. */
  private static Optional<Boolean> isComplete(Outcome outcome) {
    return switch (outcome) {
      case OUTCOME_COMPLETE, OUTCOME_CACHED -> Optional.of(true);
      case OUTCOME_INCOMPLETE, OUTCOME_CANCELLED, OUTCOME_BLOCKED, OUTCOME_ERROR ->
          Optional.of(false);
      case OUTCOME_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  private static ScoreStamps stamps(Embedded embedded) {
    Author author = embedded.getInteraction().getAuthor();
    ScoreStamps.Builder stamps =
        ScoreStamps.newBuilder()
            .setUser(author.getUser())
            .setBlock(author.getBlock())
            .setDeployment(embedded.getDeployment())
            .setSpace(embedded.getSpace());
    if (embedded.hasCell()) {
      stamps.setCell(embedded.getCell());
    }
    if (embedded.hasExposure()) {
      stamps.setExposure(embedded.getExposure());
    }
    return stamps.build();
  }
}
