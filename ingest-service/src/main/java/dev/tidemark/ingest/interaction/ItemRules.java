package dev.tidemark.ingest.interaction;

import dev.tidemark.ingest.EventTimes;
import dev.tidemark.ingest.IngestReason;
import dev.tidemark.ingest.RequestRules;
import dev.tidemark.ingest.Utf8;
import dev.tidemark.ingest.application.Application;
import dev.tidemark.ingest.application.Oversize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What an item must be to be taken; each rule answers with its own reason. */
final class ItemRules {
  private static final int LABEL_BYTES = 200;
  private static final int MOST_TURNS = 10_000;

  private final int itemLimit;

  /**
   * Rules with a size limit.
   *
   * @param itemLimit largest item kept whole, bytes
   */
  ItemRules(int itemLimit) {
    this.itemLimit = itemLimit;
  }

  /** Why an item is refused, the first reason that applies; empty when it is taken. */
  Optional<Refusal> refusal(OfferedInteraction item, Application application, Instant now) {
    return Stream.<Supplier<Optional<Refusal>>>of(
            () -> origin(item),
            () -> ids(item),
            () -> time(item, application, now),
            () -> served(item.servedBy()),
            () -> prompt(item.turns()),
            () -> answer(item.answer()),
            () -> upstream(item.upstream()),
            () -> size(item, application.oversize()))
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether an item is larger than may be kept whole. */
  boolean oversize(OfferedInteraction item) {
    return item.bytes() > itemLimit;
  }

  private static Optional<Refusal> origin(OfferedInteraction item) {
    return refuseIf(
        item.shadow(),
        IngestReason.SHADOW_TRAFFIC,
        "made by Tidemark itself, but only production traffic is taken; keep marked calls out");
  }

  private static Optional<Refusal> ids(OfferedInteraction item) {
    if (item.id().isEmpty()) {
      return refuse(
          IngestReason.MISSING_ID,
          "no id but every item needs one; make one and keep it on every retry");
    }
    return tooLong("id", item.id(), RequestRules.ID_BYTES)
        .or(() -> tooLong("user_id", item.unit().user(), RequestRules.RAW_ID_BYTES))
        .or(
            () ->
                tooLong("conversation_id", item.unit().conversation(), RequestRules.RAW_ID_BYTES));
  }

  private static Optional<Refusal> time(
      OfferedInteraction item, Application application, Instant now) {
    if (item.timestamp().isEmpty()) {
      return refuse(
          IngestReason.MISSING_TIMESTAMP,
          "no timestamp but every item needs one; set it to when the user sent it");
    }
    Instant time = item.timestamp().get();
    if (!EventTimes.inRange(time)) {
      return Optional.of(
          Refusal.invalid(
              "timestamp", "is outside the years 1 to 9999; send the time of the turn"));
    }
    return refuseIf(
        application.tooFarAhead(time, now),
        IngestReason.FUTURE_EVENT_TIME,
        "timestamp is more than 5 minutes ahead of this clock; correct the gateway's clock, or use"
            + " an application of clock EVENT");
  }

  private static Optional<Refusal> served(ServedBy served) {
    if (served.model().isEmpty()) {
      return refuse(
          IngestReason.MISSING_MODEL, "no model but every item needs one; set served_by.model");
    }
    return tooLong("served_by.model", served.model(), LABEL_BYTES)
        .or(() -> tooLong("served_by.model_version", served.modelVersion(), LABEL_BYTES))
        .or(() -> tooLong("served_by.prompt_template", served.promptTemplate(), LABEL_BYTES))
        .or(() -> tooLong("served_by.tools", served.tools(), LABEL_BYTES))
        .or(() -> tooLong("served_by.deployment", served.deployment(), LABEL_BYTES))
        .or(() -> tooLong("served_by.cohort", served.cohort(), LABEL_BYTES));
  }

  private static Optional<Refusal> prompt(List<Turn> turns) {
    if (turns.size() > MOST_TURNS) {
      return Optional.of(
          Refusal.invalid(
              "messages",
              "has %d turns but at most %d are taken; send the latest"
                  .formatted(turns.size(), MOST_TURNS)));
    }
    if (turns.stream().anyMatch(turn -> turn.role() == Role.UNKNOWN)) {
      return Optional.of(
          Refusal.invalid("messages.role", "is unknown; use system, user, assistant or tool"));
    }
    return refuseIf(
        turns.isEmpty() || turns.getLast().role() != Role.USER,
        IngestReason.MISSING_PROMPT,
        "no prompt but the last message must be the user's; send the conversation up to it");
  }

  private static Optional<Refusal> answer(Answer answer) {
    if (answer.outcome().isEmpty()) {
      return Optional.of(
          Refusal.invalid(
              "answer.outcome",
              "is unknown; use complete, incomplete, cancelled, blocked, error or cached"));
    }
    return answer
        .latency()
        .filter(latency -> latency.isNegative())
        .map(latency -> Refusal.invalid("answer.latency", "is negative; leave it out if unknown"));
  }

  private static Optional<Refusal> upstream(double probability) {
    return probability >= 0 && probability <= 1
        ? Optional.empty()
        : Optional.of(
            Refusal.invalid(
                "upstream_probability",
                "is %s but must be within [0, 1]; 0 says unknown".formatted(probability)));
  }

  private Optional<Refusal> size(OfferedInteraction item, Oversize policy) {
    return refuseIf(
        oversize(item) && policy == Oversize.REFUSE,
        IngestReason.ITEM_TOO_LARGE,
        "%d bytes but an item has at most %d; shorten it, or set the policy's oversize to TRUNCATE"
            .formatted(item.bytes(), itemLimit));
  }

  private static Optional<Refusal> tooLong(String field, String text, int most) {
    return Utf8.exceeds(text, most)
        ? Optional.of(
            Refusal.invalid(
                field,
                "has %d bytes but at most %d are taken; shorten it"
                    .formatted(Utf8.length(text), most)))
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(IngestReason reason, String message) {
    return Optional.of(new Refusal(reason, message));
  }

  private static Optional<Refusal> refuseIf(boolean wrong, IngestReason reason, String message) {
    return wrong ? refuse(reason, message) : Optional.empty();
  }
}
