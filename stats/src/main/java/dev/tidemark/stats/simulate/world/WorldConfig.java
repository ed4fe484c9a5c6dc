package dev.tidemark.stats.simulate.world;

/**
 * Everything that defines a world.
 *
 * @param seed same seed and settings = same world; same seed and other settings = common random
 *     numbers
 */
public record WorldConfig(
    long seed,
    Calendar calendar,
    Population population,
    Drift drift,
    Adaptation adaptation,
    Rollout rollout) {

  /** The same world in which the deployment changes nobody: the other half of the truth. */
  public WorldConfig withoutAdaptation() {
    return new WorldConfig(seed, calendar, population, drift, adaptation.absent(), rollout);
  }
}
