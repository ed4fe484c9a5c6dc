package dev.tidemark.ingest.sampling;

/**
 * How an interaction was decided; every comparison can be repeated from it.
 *
 * @param policyVersion version of the policy applied, from 1
 * @param stratum the turn's stratum
 * @param block hash block of the author, 0 to 255
 * @param panel whether the author is in the panel
 * @param uCore draw of the core sample, [0, 1)
 * @param uStratum draw of the stratum sample, [0, 1)
 * @param coreProbability inclusion probability of the core sample, (0, 1]
 * @param stratumProbability inclusion probability of the stratum sample, [0, 1]
 * @param panelProbability probability that an author is in the panel, [0, 1]
 * @param upstreamProbability share of traffic the gateway offers, (0, 1]; 0 when unknown
 */
public record SamplingDecision(
    int policyVersion,
    Stratum stratum,
    int block,
    boolean panel,
    double uCore,
    double uStratum,
    double coreProbability,
    double stratumProbability,
    double panelProbability,
    double upstreamProbability) {

  /** Whether the interaction is kept. */
  public boolean selected() {
    return panel || uCore < coreProbability || uStratum < stratumProbability;
  }

  /**
   * Probability of being kept given panel membership, all stages multiplied: 1 in the panel, else
   * {@code 1 - (1 - core)(1 - stratum)}, times upstream.
   *
   * @return (0, 1], its inverse is the design weight; 0 when the upstream probability is unknown
   */
  public double inclusionProbability() {
    double here = panel ? 1.0 : 1.0 - (1.0 - coreProbability) * (1.0 - stratumProbability);
    return here * upstreamProbability;
  }
}
