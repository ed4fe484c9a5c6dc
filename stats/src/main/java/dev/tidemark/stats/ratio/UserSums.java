package dev.tidemark.stats.ratio;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.MinimumSample;
import dev.tidemark.stats.distribution.StudentT;
import java.util.Locale;
import java.util.Optional;

/**
 * Sums over users of what their requests scored: enough for the mean over requests and its variance
 * with the user as the unit.
 *
 * <p>With n_u requests of user u and their sum s_u, the mean is m = S / N, S = sum s_u, N = sum
 * n_u. Its variance is that of a ratio, (K / (K - 1))^2 sum (s_u - m n_u)^2 / N^2, so that requests
 * of one user may resemble each other as they like. A user who sends most of the requests pulls m
 * to himself and his residual to 0. So users count with Kish's number K = N^2 / sum n_u^2; the
 * factor is that of leaving one of K alike users out, and below the minimum of K nothing is said.
 *
 * <p>The interval is Wilson's, for as many independent yes-or-no answers as would have this
 * variance (N at most, K where all users scored the same), with Student's quantile of K - 1
 * degrees: it stays inside the range and never shrinks to a point when every answer passed.
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
    Optional<String> shortfall = shortfall();
    if (shortfall.isPresent()) {
      return Estimate.insufficient(LEVEL, requests, effectiveUsers(), shortfall.get());
    }
    double mean = sum / requests;
    double share = (mean - low) / (high - low);
    double variance = variance(mean) / ((high - low) * (high - low));
    Interval unit = wilson(Math.clamp(share, 0, 1), variance);
    Interval interval =
        new Interval(low + unit.low() * (high - low), low + unit.high() * (high - low));
    return Estimate.of(mean, interval, LEVEL, requests, effectiveUsers());
  }

  private Optional<String> shortfall() {
    int least = MinimumSample.SERIES_MEAN.units();
    return MinimumSample.SERIES_MEAN
        .shortfall(users, 0)
        .or(
            () ->
                effectiveUsers() >= least
                    ? Optional.empty()
                    : Optional.of(
                        String.format(
                            Locale.ROOT,
                            "a few of the %d users sent most of it, so they count as %.1f users,"
                                + " %d needed; wait for more users",
                            users,
                            effectiveUsers(),
                            least)));
  }

  /** Kish's number of users, from 1 to {@link #users}; 0 without any. */
  private double effectiveUsers() {
    return sizes > 0 ? (double) requests * requests / sizes : 0;
  }

  private double variance(double mean) {
    double residuals = Math.max(0, squares - 2 * mean * products + mean * mean * sizes);
    double withoutOne = effectiveUsers() / (effectiveUsers() - 1);
    return residuals / ((double) requests * requests) * withoutOne * withoutOne;
  }

  /** The score interval of as many independent yes-or-no answers as have this variance. */
  private Interval wilson(double share, double variance) {
    double independent = variance > 0 ? share * (1 - share) / variance : 0;
    double n = independent > 0 ? Math.min(independent, (double) requests) : effectiveUsers();
    double t = new StudentT(effectiveUsers() - 1).quantile(1 - (1 - LEVEL) / 2);
    double weight = t * t / n;
    double middle = (share + weight / 2) / (1 + weight);
    double half = t / (1 + weight) * Math.sqrt(share * (1 - share) / n + weight / (4 * n));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
