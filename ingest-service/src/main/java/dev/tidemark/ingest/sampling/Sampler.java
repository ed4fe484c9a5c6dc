package dev.tidemark.ingest.sampling;

/**
 * Decides which interactions are kept: panel authors always, others by core or stratum draw. For
 * one thread at a time; four hashes an interaction, whatever the traffic.
 */
public final class Sampler {
  private final Draws draws;
  private final SamplingPolicy policy;

  public Sampler(SamplingSalt salt, SamplingPolicy policy) {
    this.draws = salt.open();
    this.policy = policy;
  }

  /**
   * Decides one interaction.
   *
   * @param upstream share of traffic the gateway offers, (0, 1]; 0 when unknown
   */
  public SamplingDecision decide(SamplingUnit unit, Stratum stratum, double upstream) {
    String author = unit.author();
    return new SamplingDecision(
        policy.version(),
        stratum,
        draws.block(author),
        draws.u(Label.PANEL, author) < policy.panel(),
        draws.u(Label.CORE, unit.interaction()),
        draws.u(Label.STRATUM, unit.interaction()),
        policy.core(),
        policy.of(stratum),
        policy.panel(),
        upstream);
  }
}
