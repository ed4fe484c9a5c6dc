package dev.tidemark.stats.sequential;

/**
 * What was fixed before the first score was seen.
 *
 * @param alpha chance that any interval of any candidate ever excludes its mean, in (0, 1)
 * @param margin delta, the loss in mean difference that would be tolerated, in (0, 1); half of it
 *     for differences of a judge against an identical arm, which span half the range
 * @param candidates k, candidates that share alpha (Bonferroni), at least 1
 */
public record VerdictRule(double alpha, double margin, int candidates) {

  /** Rejects levels and margins outside (0, 1) and fewer than one candidate. */
  public VerdictRule {
    requireFraction("alpha", alpha);
    requireFraction("margin", margin);
    if (candidates < 1) {
      throw new IllegalArgumentException(candidates + " candidates but at least 1 is required");
    }
  }

  private static void requireFraction(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " " + value + " but a number in (0, 1) is required");
    }
  }

  /** Level of one candidate: alpha / k. */
  public double level() {
    return alpha / candidates;
  }
}
