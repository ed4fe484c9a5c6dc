package dev.tidemark.shadow.estimate;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.MinimumSample;
import dev.tidemark.stats.distribution.StudentT;
import java.util.Optional;

/**
 * Sums over users of what their requests scored: enough for the mean over requests and its variance
 * with the user as the unit.
 *
 * <p>With n_u requests of user u and their sum s_u, the mean is m = S / N, S = sum s_u, N = sum
 * n_u. Its variance is that of a ratio, G / (G - 1) sum (s_u - m n_u)^2 / N^2 over G users, so that
 * requests of one user may resemble each other as they like. The interval is Wilson's, for as many
 * independent yes-or-no answers as would have this variance (G where all users scored the same),
 * with Student's quantile of G - 1 degrees: it stays inside the range and never shrinks to a point
 * when every answer passed.
 *
 * @param users G
 * @param requests N
 * @param sum S
 * @param squares sum s_u^2
 * @param products sum s_u n_u
 * @param sizes sum n_u^2
 * @see <a href="https://doi.org/10.1002/9780470316481">Cochran (1977), Sampling Techniques, 9A: the
 *     ratio estimator of a cluster sample</a>
 */
public record UserSums(
    long users, long requests, double sum, double squares, double products, double sizes) {

  /** Level of every interval. */
  public static final double LEVEL = 0.95;

  /** Nothing. */
  public static final UserSums NONE = new UserSums(0, 0, 0, 0, 0, 0);

  /**
   * Mean of scores that lie in a range, and its interval.
   *
   * @param low least score
   * @param high greatest score
   * @return INSUFFICIENT below {@link MinimumSample#SERIES_MEAN}; O(1)
   */
  public Estimate mean(double low, double high) {
    Optional<String> shortfall = MinimumSample.SERIES_MEAN.shortfall(users, 0);
    if (shortfall.isPresent()) {
      return Estimate.insufficient(LEVEL, requests, (double) users, shortfall.get());
    }
    double mean = sum / requests;
    double share = (mean - low) / (high - low);
    double variance = variance(mean) / ((high - low) * (high - low));
    Interval unit = wilson(Math.clamp(share, 0, 1), variance);
    Interval interval =
        new Interval(low + unit.low() * (high - low), low + unit.high() * (high - low));
    return Estimate.of(mean, interval, LEVEL, requests, (double) users);
  }

  private double variance(double mean) {
    double residuals = Math.max(0, squares - 2 * mean * products + mean * mean * sizes);
    return residuals * users / (users - 1.0) / ((double) requests * requests);
  }

  /** The score interval of as many independent yes-or-no answers as have this variance. */
  private Interval wilson(double share, double variance) {
    double independent = variance > 0 ? share * (1 - share) / variance : (double) users;
    double n = independent > 0 ? independent : (double) users;
    double t = new StudentT(users - 1.0).quantile(1 - (1 - LEVEL) / 2);
    double weight = t * t / n;
    double middle = (share + weight / 2) / (1 + weight);
    double half = t / (1 + weight) * Math.sqrt(share * (1 - share) / n + weight / (4 * n));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
