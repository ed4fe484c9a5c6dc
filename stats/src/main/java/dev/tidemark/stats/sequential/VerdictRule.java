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

  /** Between-user variance is small change against margin^2 above this many times their ratio. */
  private static final double USERS_PER_RATIO = 10;

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

  /**
   * Users from which on a verdict about the users seen may be read as one about users to come: 10
   * times the between-user variance over margin^2. Below it, print beside it a second sequence fed
   * with the first user-day of each user only.
   *
   * @param betweenUserVariance variance of the users' own mean differences, at least 0
   * @return number of users
   */
  public double usersToGeneralise(double betweenUserVariance) {
    return USERS_PER_RATIO * betweenUserVariance / (margin * margin);
  }
}
