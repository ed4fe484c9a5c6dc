package dev.tidemark.stats.adaptation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer of a staged roll-out.
 *
 * @param label what may be claimed
 * @param design how it was found, in words for people
 * @param reason empty if numbers are given without reservation, else one sentence
 * @param treatedUsers stayers in treated blocks
 * @param controlUsers stayers in control blocks
 * @param blocks blocks with stayers
 * @param numbers the contrasts; empty if NOT_IDENTIFIED or INSUFFICIENT
 * @param placeboP p-value of the same contrast between two windows before; empty if randomised or
 *     not possible
 */
public record RolloutEstimate(
    AdaptationLabel label,
    String design,
    String reason,
    int treatedUsers,
    int controlUsers,
    int blocks,
    Optional<Numbers> numbers,
    OptionalDouble placeboP) {

  /**
   * The contrasts, all under the same permutations.
   *
   * @param p of "nobody changed how he asks": twice the smaller of the two below, at most 1; the
   *     first alone where there are no pattern features
   * @param omnibusP of the wording vector
   * @param maxTP of the largest |t| over the pattern features; 1 where there are none
   * @param wording change within topics: how users ask
   * @param topic change of topics: what users bring
   * @param patterns each pattern feature, in the order of its index
   */
  public record Numbers(
      double p,
      double omnibusP,
      double maxTP,
      VectorContrast wording,
      VectorContrast topic,
      List<PatternContrast> patterns) {}
}
