package dev.tidemark.ingest.deployment;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.ingest.JsonText;
import dev.tidemark.ingest.deployment.DeploymentAnnouncement.Wave;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An announcement as JSON; fields as in the contract's Deployment. */
record DeploymentDocument(
    @Nullable String id,
    @Nullable String model,
    @Nullable String modelVersion,
    @Nullable String promptTemplate,
    @Nullable String tools,
    @Nullable Instant start,
    @Nullable List<@Nullable WaveDocument> rollout,
    @Nullable Boolean randomised,
    @Nullable String description) {

  record WaveDocument(@Nullable Instant start, @Nullable List<@Nullable Integer> blocks) {}

  DeploymentAnnouncement toAnnouncement(String application) {
    return new DeploymentAnnouncement(
        application,
        JsonText.of("id", id),
        JsonText.of("model", model),
        JsonText.of("modelVersion", modelVersion),
        JsonText.of("promptTemplate", promptTemplate),
        JsonText.of("tools", tools),
        Optional.ofNullable(start),
        Objects.requireNonNullElse(rollout, List.<@Nullable WaveDocument>of()).stream()
            .map(DeploymentDocument::toWave)
            .toList(),
        Objects.requireNonNullElse(randomised, false),
        JsonText.of("description", description));
  }

  private static Wave toWave(@Nullable WaveDocument wave) {
    if (wave == null) {
      throw CommonException.malformed("rollout holds null; send objects with start and blocks");
    }
    return new Wave(
        Optional.ofNullable(wave.start()),
        Objects.requireNonNullElse(wave.blocks(), List.<@Nullable Integer>of()).stream()
            .map(DeploymentDocument::toBlock)
            .toList());
  }

  private static Integer toBlock(@Nullable Integer block) {
    if (block == null) {
      throw CommonException.malformed("rollout.blocks holds null; send numbers of 0 to 255");
    }
    return block;
  }
}
