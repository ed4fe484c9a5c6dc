package dev.tidemark.ingest.interaction;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.ingest.JsonText;
import dev.tidemark.ingest.Utf8;
import dev.tidemark.ingest.interaction.BatchDocument.AnswerDocument;
import dev.tidemark.ingest.interaction.BatchDocument.Item;
import dev.tidemark.ingest.interaction.BatchDocument.Result;
import dev.tidemark.ingest.interaction.BatchDocument.Results;
import dev.tidemark.ingest.interaction.BatchDocument.ServedByDocument;
import dev.tidemark.ingest.interaction.BatchDocument.TurnDocument;
import dev.tidemark.ingest.sampling.SamplingUnit;
import dev.tidemark.ingest.sampling.Stratum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between batches and their JSON. */
final class BatchDocumentMapper {
  /** What a protobuf form of the item would add to its texts, about. */
  private static final int FRAME_BYTES = 64;

  private static final int TURN_FRAME_BYTES = 12;

  private static final AnswerDocument NO_ANSWER = new AnswerDocument(null, null, null);
  private static final ServedByDocument NO_SERVED_BY =
      new ServedByDocument(null, null, null, null, null, null);

  private BatchDocumentMapper() {}

  /**
   * A batch as it came over HTTP.
   *
   * @throws CommonException MALFORMED_REQUEST naming the place of a null or of half a character
   */
  static OfferedBatch toBatch(String application, BatchDocument document) {
    List<@Nullable Item> items = Objects.requireNonNullElse(document.items(), List.of());
    List<OfferedInteraction> offered = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      offered.add(toOffered("items[%d]".formatted(i), items.get(i)));
    }
    return new OfferedBatch(application, JsonText.of("batchId", document.batchId()), offered);
  }

  static Results toResults(List<ItemOutcome> outcomes) {
    return new Results(outcomes.stream().map(BatchDocumentMapper::toResult).toList());
  }

  private static OfferedInteraction toOffered(String place, @Nullable Item item) {
    if (item == null) {
      throw CommonException.malformed(place + " is null; send an object");
    }
    SamplingUnit unit =
        new SamplingUnit(
            JsonText.of(place + ".userId", item.userId()),
            JsonText.of(place + ".conversationId", item.conversationId()),
            JsonText.of(place + ".id", item.id()));
    List<Turn> turns = toTurns(place, Objects.requireNonNullElse(item.messages(), List.of()));
    Answer answer = toAnswer(place, Objects.requireNonNullElse(item.answer(), NO_ANSWER));
    ServedBy served = toServedBy(place, Objects.requireNonNullElse(item.servedBy(), NO_SERVED_BY));
    return new OfferedInteraction(
        unit,
        Optional.ofNullable(item.timestamp()),
        turns,
        answer,
        served,
        Objects.requireNonNullElse(item.upstreamProbability(), 1.0),
        Objects.requireNonNullElse(item.shadow(), false),
        bytes(unit, turns, answer, served));
  }

  private static List<Turn> toTurns(String place, List<@Nullable TurnDocument> documents) {
    List<Turn> turns = new ArrayList<>(documents.size());
    for (int i = 0; i < documents.size(); i++) {
      TurnDocument turn = documents.get(i);
      String at = "%s.messages[%d]".formatted(place, i);
      if (turn == null) {
        throw CommonException.malformed(at + " is null; send an object");
      }
      turns.add(new Turn(toRole(turn.role()), JsonText.of(at + ".content", turn.content())));
    }
    return turns;
  }

  private static Role toRole(@Nullable String name) {
    return Stream.of(Role.values())
        .filter(role -> name != null && role.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(Role.UNKNOWN);
  }

  private static Answer toAnswer(String place, AnswerDocument answer) {
    String outcome = Objects.requireNonNullElse(answer.outcome(), Stratum.COMPLETE.label());
    return new Answer(
        JsonText.of(place + ".answer.content", answer.content()),
        Stratum.find(outcome.toLowerCase(Locale.ROOT)),
        Optional.ofNullable(answer.latencyMs()).map(Duration::ofMillis));
  }

  private static ServedBy toServedBy(String place, ServedByDocument served) {
    String at = place + ".servedBy.";
    return new ServedBy(
        JsonText.of(at + "model", served.model()),
        JsonText.of(at + "modelVersion", served.modelVersion()),
        JsonText.of(at + "promptTemplate", served.promptTemplate()),
        JsonText.of(at + "tools", served.tools()),
        JsonText.of(at + "deployment", served.deployment()),
        JsonText.of(at + "cohort", served.cohort()));
  }

  private static int bytes(SamplingUnit unit, List<Turn> turns, Answer answer, ServedBy served) {
    Stream<String> texts =
        Stream.of(
                Stream.of(unit.user(), unit.conversation(), unit.interaction(), answer.content()),
                Stream.of(served.model(), served.modelVersion(), served.promptTemplate()),
                Stream.of(served.tools(), served.deployment(), served.cohort()),
                turns.stream().map(Turn::content))
            .flatMap(part -> part);
    return FRAME_BYTES + TURN_FRAME_BYTES * turns.size() + texts.mapToInt(Utf8::length).sum();
  }

  private static Result toResult(ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.Sampled _ -> new Result("SAMPLED", null, null);
      case ItemOutcome.Unsampled _ -> new Result("UNSAMPLED", null, null);
      case ItemOutcome.Rejected rejected ->
          new Result("REJECTED", rejected.refusal().reason().name(), rejected.refusal().message());
    };
  }
}
