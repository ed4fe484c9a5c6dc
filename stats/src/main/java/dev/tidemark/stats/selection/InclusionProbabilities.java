package dev.tidemark.stats.selection;

import java.util.Arrays;

/** Inclusion probabilities in proportion to weight. */
final class InclusionProbabilities {

  private InclusionProbabilities() {}

  /**
   * pi_i = min(1, c w_i) with sum {@code size}.
   *
   * @param weights positive, at least {@code size} of them
   * @param size sum of the probabilities, at least 0
   * @return one probability per weight; items heavier than 1/c are certain
   */
  static double[] of(double[] weights, int size) {
    if (size > weights.length) {
      throw new IllegalArgumentException(
          "%d items to draw from %d; widen the pool or draw fewer".formatted(size, weights.length));
    }
    double[] descending = weights.clone();
    Arrays.sort(descending);
    double rest = Arrays.stream(weights).sum();
    int certain = 0;
    // An item is certain if its share of what the certain ones leave is a full place.
    while (certain < size && descending[weights.length - 1 - certain] * (size - certain) >= rest) {
      rest -= descending[weights.length - 1 - certain];
      certain++;
    }
    double factor = certain == size ? 0 : (size - certain) / rest;
    double limit = certain == 0 ? Double.POSITIVE_INFINITY : descending[weights.length - certain];
    return Arrays.stream(weights).map(w -> w >= limit ? 1 : Math.min(1, factor * w)).toArray();
  }
}
