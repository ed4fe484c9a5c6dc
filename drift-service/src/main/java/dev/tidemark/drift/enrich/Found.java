package dev.tidemark.drift.enrich;

import dev.tidemark.chassis.intake.Received;
import dev.tidemark.drift.deployment.Deployments;
import dev.tidemark.proto.event.v1.CellAssignment;
import org.jspecify.annotations.Nullable;

/**
 * What was found for one interaction without looking at its neighbours.
 *
 * @param record the interaction
 * @param prompt what the user wrote
 * @param deployment canonical id, empty when unknown
 * @param deployments the registry it was found in
 * @param placed vector and cell; null without text
 */
record Found(
    Received<Arrival> record,
    Prompt prompt,
    String deployment,
    Deployments deployments,
    @Nullable Placed placed) {

  /** A vector and where it lies. The array is not copied. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Placed(float[] vector, CellAssignment cell) {}
}
