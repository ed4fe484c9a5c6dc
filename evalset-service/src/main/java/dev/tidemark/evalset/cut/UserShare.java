package dev.tidemark.evalset.cut;

import dev.tidemark.stats.Interval;

/** Interval of a share of prompts when prompts of one user may all agree. */
final class UserShare {
  // Two-sided 95 % of the normal distribution.
  private static final double Z = 1.959963984540054;

  private UserShare() {}

  /**
   * Wilson's interval with users in the place of prompts: cautious, since prompts of a user are
   * counted as one, and users of unequal weight as fewer.
   *
   * @param share in [0, 1]
   * @param users Kish size of their weights, at least 1
   * @return 95 % interval inside [0, 1]
   * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927), Probable
   *     inference, the law of succession, and statistical inference</a>
   */
  static Interval wilson(double share, double users) {
    double weight = Z * Z / users;
    double centre = (share + weight / 2) / (1 + weight);
    double half = Z * Math.sqrt((share * (1 - share) + weight / 4) / users) / (1 + weight);
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
