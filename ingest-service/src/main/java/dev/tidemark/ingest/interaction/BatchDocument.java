package dev.tidemark.ingest.interaction;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch as JSON; fields as in the contract's InteractionInput. */
record BatchDocument(@Nullable String batchId, @Nullable List<@Nullable Item> items) {

  record Item(
      @Nullable String id,
      @Nullable Instant timestamp,
      @Nullable String userId,
      @Nullable String conversationId,
      @Nullable List<@Nullable TurnDocument> messages,
      @Nullable AnswerDocument answer,
      @Nullable ServedByDocument servedBy,
      @Nullable Double upstreamProbability,
      @Nullable Boolean shadow) {}

  record TurnDocument(@Nullable String role, @Nullable String content) {}

  record AnswerDocument(
      @Nullable String content, @Nullable String outcome, @Nullable Long latencyMs) {}

  record ServedByDocument(
      @Nullable String model,
      @Nullable String modelVersion,
      @Nullable String promptTemplate,
      @Nullable String tools,
      @Nullable String deployment,
      @Nullable String cohort) {}

  /** What became of the batch. */
  record Results(List<Result> results) {}

  /** What became of one item; reason and message when it was rejected. */
  record Result(String status, @Nullable String reason, @Nullable String message) {}
}
