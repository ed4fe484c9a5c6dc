package dev.tidemark.stats.weights;

/** Effective sample size of a weighted mean. */
public final class Kish {

  private Kish() {}

  /**
   * Kish's effective sample size (sum w)^2 / sum w^2: the number of equal weights with the same
   * variance of the mean, if values do not depend on weights.
   *
   * @param weights each at least 0, at least one positive
   * @return in [1, number of weights]; (1, 1, 2, 4) gives 64/22
   * @throws IllegalArgumentException if no weight is positive, or one is negative or not finite
   * @see <a href="https://onlinelibrary.wiley.com/doi/book/10.1002/9780470316672">Kish (1965),
   *     Survey Sampling</a>
   */
  public static double effectiveSize(double[] weights) {
    double total = 0;
    double squares = 0;
    for (double weight : weights) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "weight " + weight + " but a finite number of at least 0 is required");
      }
      total += weight;
      squares += weight * weight;
    }
    if (total == 0) {
      throw new IllegalArgumentException("no positive weight but at least one is required");
    }
    return total * total / squares;
  }
}
