package dev.tidemark.ingest.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A deployment as announced, nothing checked yet.
 *
 * @param application name of the application
 * @param id client-made id
 * @param model model name
 * @param modelVersion released version of the model; may be empty
 * @param promptTemplate version of the prompt template; may be empty
 * @param tools fingerprint of the tools; may be empty
 * @param start first moment it answers anybody
 * @param rollout waves in order; none means everybody from the start on
 * @param randomised whether the blocks of each wave were drawn at random
 * @param description what changed, for people
 */
public record DeploymentAnnouncement(
    String application,
    String id,
    String model,
    String modelVersion,
    String promptTemplate,
    String tools,
    Optional<Instant> start,
    List<Wave> rollout,
    boolean randomised,
    String description) {

  public DeploymentAnnouncement {
    rollout = List.copyOf(rollout);
  }

  /**
   * One wave of a roll-out.
   *
   * @param start when it begins
   * @param blocks user blocks it adds
   */
  public record Wave(Optional<Instant> start, List<Integer> blocks) {
    public Wave {
      blocks = List.copyOf(blocks);
    }
  }
}
