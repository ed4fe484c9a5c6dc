package dev.tidemark.drift.serve;

import dev.tidemark.drift.deployment.Deployment;
import dev.tidemark.drift.deployment.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deployment as JSON; {@code lastSeen} is null if it has served nothing. */
record DeploymentView(
    String id,
    String model,
    String modelVersion,
    String promptTemplate,
    String tools,
    Instant start,
    List<Wave> rollout,
    boolean randomised,
    boolean inferred,
    String description,
    long records,
    @Nullable Instant lastSeen) {

  /** All deployments of an application, by start. */
  record All(List<DeploymentView> deployments) {}

  /** One wave of a roll-out: how many of the 256 user blocks it adds. */
  record Wave(Instant start, int blocks) {}

  static DeploymentView of(ServedDeployment served) {
    Deployment deployment = served.deployment();
    Fingerprint runs = deployment.fingerprint();
    return new DeploymentView(
        deployment.id(),
        runs.model(),
        runs.modelVersion(),
        runs.promptTemplate(),
        runs.tools(),
        deployment.start(),
        deployment.rollout().stream().map(w -> new Wave(w.start(), w.blocks().size())).toList(),
        deployment.randomised(),
        served.inferred(),
        deployment.description(),
        served.records(),
        served.lastSeen().orElse(null));
  }
}
