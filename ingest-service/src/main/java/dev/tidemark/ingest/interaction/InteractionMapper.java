package dev.tidemark.ingest.interaction;

import com.google.protobuf.ByteString;
import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.delivery.EnvelopeMapper;
import dev.tidemark.ingest.delivery.OutgoingEvent;
import dev.tidemark.ingest.identity.Pseudonyms;
import dev.tidemark.ingest.sampling.SamplingDecision;
import dev.tidemark.ingest.sampling.SamplingUnit;
import dev.tidemark.ingest.sampling.Stratum;
import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.Completeness;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Outcome;
import dev.tidemark.proto.event.v1.Sampling;
import dev.tidemark.proto.ingest.v1.ErrorReason;
import dev.tidemark.proto.ingest.v1.InteractionInput;
import dev.tidemark.proto.ingest.v1.ItemResult;
import dev.tidemark.proto.ingest.v1.ItemStatus;
import dev.tidemark.proto.ingest.v1.RecordInteractionsRequest;
import dev.tidemark.proto.ingest.v1.RecordInteractionsResponse;
import dev.tidemark.proto.topic.Topic;
import dev.tidemark.proto.topic.TopicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Between interactions and the contract. */
public final class InteractionMapper {
  private InteractionMapper() {}

  /** A batch as it came over gRPC. */
  public static OfferedBatch toBatch(RecordInteractionsRequest request) {
    return new OfferedBatch(
        request.getApplication(),
        request.getBatchId(),
        request.getItemsList().stream().map(InteractionMapper::toOffered).toList());
  }

  /** What became of a batch, for gRPC. */
  public static RecordInteractionsResponse toResponse(List<ItemOutcome> outcomes) {
    return RecordInteractionsResponse.newBuilder()
        .addAllResults(outcomes.stream().map(InteractionMapper::toResult).toList())
        .build();
  }

  /** The event of a selected item. */
  static OutgoingEvent toEvent(
      ApplicationKey key, ItemOutcome.Sampled sampled, Pseudonyms pseudonyms, Instant arrival) {
    OfferedInteraction item = sampled.item();
    Author author = toAuthor(item.unit(), sampled.decision(), pseudonyms);
    InteractionEvent event =
        InteractionEvent.newBuilder()
            .setEnvelope(EnvelopeMapper.envelope(key, item.id(), sampled.time(), arrival))
            .setInteraction(toInteraction(sampled, author))
            .build();
    return OutgoingEvent.ofBlock(
        Topic.INTERACTION,
        TopicKey.unit(key.tenant(), key.id(), unit(author, item.id())),
        author.getBlock(),
        event);
  }

  private static OfferedInteraction toOffered(InteractionInput input) {
    return new OfferedInteraction(
        new SamplingUnit(input.getUserId(), input.getConversationId(), input.getId()),
        input.hasTimestamp()
            ? Optional.of(EnvelopeMapper.instant(input.getTimestamp()))
            : Optional.empty(),
        input.getMessagesList().stream()
            .map(message -> new Turn(toRole(message.getRole()), message.getContent()))
            .toList(),
        toAnswer(input.getAnswer()),
        toServedBy(input.getServedBy()),
        input.hasUpstreamProbability() ? input.getUpstreamProbability() : 1.0,
        input.getShadow(),
        input.getSerializedSize());
  }

  private static Answer toAnswer(dev.tidemark.proto.event.v1.Answer answer) {
    return new Answer(
        answer.getContent(),
        toStratum(answer.getOutcome()),
        answer.hasLatency() ? Optional.of(toDuration(answer.getLatency())) : Optional.empty());
  }

  /** A latency beyond all bounds counts as negative, so that it is refused. */
  private static Duration toDuration(com.google.protobuf.Duration duration) {
    boolean possible = Math.abs(duration.getSeconds()) < Long.MAX_VALUE / 2;
    return possible
        ? Duration.ofSeconds(duration.getSeconds(), duration.getNanos())
        : Duration.ofSeconds(-1);
  }

  private static ServedBy toServedBy(dev.tidemark.proto.event.v1.ServedBy served) {
    return new ServedBy(
        served.getModel(),
        served.getModelVersion(),
        served.getPromptTemplate(),
        served.getTools(),
        served.getDeployment(),
        served.getCohort());
  }

  private static Interaction toInteraction(ItemOutcome.Sampled sampled, Author author) {
    OfferedInteraction item = sampled.item();
    Interaction.Builder interaction =
        Interaction.newBuilder()
            .setAuthor(author)
            .setAnswer(toProto(item.answer(), sampled.truncated()))
            .setServedBy(toProto(item.servedBy()))
            .setSampling(toProto(sampled.decision()));
    return sampled.truncated()
        ? interaction
            .setCompleteness(Completeness.COMPLETENESS_TRUNCATED)
            .setContentHash(ByteString.copyFrom(ContentHash.of(item.turns())))
            .build()
        : interaction
            .setCompleteness(Completeness.COMPLETENESS_COMPLETE)
            .addAllMessages(item.turns().stream().map(InteractionMapper::toProto).toList())
            .build();
  }

  private static Author toAuthor(
      SamplingUnit unit, SamplingDecision decision, Pseudonyms pseudonyms) {
    return Author.newBuilder()
        .setUser(pseudonyms.user(unit.user()))
        .setConversation(pseudonyms.conversation(unit.conversation()))
        .setBlock(decision.block())
        .setPanel(decision.panel())
        .build();
  }

  private static String unit(Author author, String id) {
    if (!author.getUser().isEmpty()) {
      return author.getUser();
    }
    return author.getConversation().isEmpty() ? id : author.getConversation();
  }

  private static Message toProto(Turn turn) {
    return Message.newBuilder().setRole(toProto(turn.role())).setContent(turn.content()).build();
  }

  private static dev.tidemark.proto.event.v1.Answer toProto(Answer answer, boolean truncated) {
    var proto =
        dev.tidemark.proto.event.v1.Answer.newBuilder()
            .setContent(truncated ? "" : answer.content())
            .setOutcome(toProto(answer.outcome().orElseThrow()));
    answer
        .latency()
        .ifPresent(
            latency ->
                proto.setLatency(
                    com.google.protobuf.Duration.newBuilder()
                        .setSeconds(latency.getSeconds())
                        .setNanos(latency.getNano())));
    return proto.build();
  }

  private static dev.tidemark.proto.event.v1.ServedBy toProto(ServedBy served) {
    return dev.tidemark.proto.event.v1.ServedBy.newBuilder()
        .setModel(served.model())
        .setModelVersion(served.modelVersion())
        .setPromptTemplate(served.promptTemplate())
        .setTools(served.tools())
        .setDeployment(served.deployment())
        .setCohort(served.cohort())
        .build();
  }

  private static Sampling toProto(SamplingDecision decision) {
    return Sampling.newBuilder()
        .setPolicyVersion(decision.policyVersion())
        .setStratum(decision.stratum().label())
        .setUCore(decision.uCore())
        .setUStratum(decision.uStratum())
        .setCoreProbability(decision.coreProbability())
        .setStratumProbability(decision.stratumProbability())
        .setPanelProbability(decision.panelProbability())
        .setUpstreamProbability(decision.upstreamProbability())
        .setInclusionProbability(decision.inclusionProbability())
        .build();
  }

  private static ItemResult toResult(ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.Sampled _ ->
          ItemResult.newBuilder().setStatus(ItemStatus.ITEM_STATUS_SAMPLED).build();
      case ItemOutcome.Unsampled _ ->
          ItemResult.newBuilder().setStatus(ItemStatus.ITEM_STATUS_UNSAMPLED).build();
      case ItemOutcome.Rejected rejected ->
          ItemResult.newBuilder()
              .setStatus(ItemStatus.ITEM_STATUS_REJECTED)
              .setReason(ErrorReason.valueOf(rejected.refusal().reason().name()))
              .setMessage(rejected.refusal().message())
              .build();
    };
  }

  private static Role toRole(dev.tidemark.proto.event.v1.Role role) {
    return switch (role) {
      case ROLE_UNSPECIFIED, UNRECOGNIZED -> Role.UNKNOWN;
      case ROLE_SYSTEM -> Role.SYSTEM;
      case ROLE_USER -> Role.USER;
      case ROLE_ASSISTANT -> Role.ASSISTANT;
      case ROLE_TOOL -> Role.TOOL;
    };
  }

  private static dev.tidemark.proto.event.v1.Role toProto(Role role) {
    return switch (role) {
      case UNKNOWN -> dev.tidemark.proto.event.v1.Role.ROLE_UNSPECIFIED;
      case SYSTEM -> dev.tidemark.proto.event.v1.Role.ROLE_SYSTEM;
      case USER -> dev.tidemark.proto.event.v1.Role.ROLE_USER;
      case ASSISTANT -> dev.tidemark.proto.event.v1.Role.ROLE_ASSISTANT;
      case TOOL -> dev.tidemark.proto.event.v1.Role.ROLE_TOOL;
    };
  }

  private static Optional<Stratum> toStratum(Outcome outcome) {
    return switch (outcome) {
      case OUTCOME_UNSPECIFIED, OUTCOME_COMPLETE -> Optional.of(Stratum.COMPLETE);
      case OUTCOME_INCOMPLETE -> Optional.of(Stratum.INCOMPLETE);
      case OUTCOME_CANCELLED -> Optional.of(Stratum.CANCELLED);
      case OUTCOME_BLOCKED -> Optional.of(Stratum.BLOCKED);
      case OUTCOME_ERROR -> Optional.of(Stratum.ERROR);
      case OUTCOME_CACHED -> Optional.of(Stratum.CACHED);
      case UNRECOGNIZED -> Optional.empty();
    };
  }

  private static Outcome toProto(Stratum stratum) {
    return switch (stratum) {
      case COMPLETE -> Outcome.OUTCOME_COMPLETE;
      case INCOMPLETE -> Outcome.OUTCOME_INCOMPLETE;
      case CANCELLED -> Outcome.OUTCOME_CANCELLED;
      case BLOCKED -> Outcome.OUTCOME_BLOCKED;
      case ERROR -> Outcome.OUTCOME_ERROR;
      case CACHED -> Outcome.OUTCOME_CACHED;
    };
  }
}
