package dev.tidemark.ingest.sampling;

import java.util.Map;

/**
 * Probabilities in force.
 *
 * @param version version of the policy document, from 1
 * @param core inclusion probability of the core sample, (0, 1]
 * @param panel probability that an author is in the panel, [0, 1]
 * @param strata inclusion probability beside the core by stratum, [0, 1]; 0 where absent
 */
public record SamplingPolicy(int version, double core, double panel, Map<Stratum, Double> strata) {
  /** Core probability of a policy that names none. */
  public static final double DEFAULT_CORE = 0.1;

  /** Panel probability of a policy that names none. */
  public static final double DEFAULT_PANEL = 1.0;

  public SamplingPolicy {
    strata = Map.copyOf(strata);
  }

  /** Inclusion probability of a stratum beside the core, [0, 1]. */
  public double of(Stratum stratum) {
    return strata.getOrDefault(stratum, 0.0);
  }
}
