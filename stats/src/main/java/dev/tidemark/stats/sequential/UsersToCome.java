package dev.tidemark.stats.sequential;

import dev.tidemark.stats.Estimate;
import dev.tidemark.stats.Interval;
import dev.tidemark.stats.MinimumSample;
import java.util.Optional;

/**
 * What must stand beside a verdict while too few users were seen for it to speak about others.
 *
 * <p>A user who comes back brings the same taste again, so the verdict's interval narrows about the
 * users seen, however few they are. Read from one unit a user, the first user-day with a score, the
 * same sequence holds for the users to come: each user is a new draw of those who come. It needs
 * more patience, and says nothing about later days of a user.
 *
 * <p>It stands while the users N are fewer than 10 s^2 / margin^2, with s^2 the variance of d
 * between users. Of s^2 only an estimate that is rather too large is at hand: from the first
 * user-days, n_u requests with mean d_u, sum n_u (d_u - m)^2 / (n - sum n_u^2 / n), n = sum n_u and
 * m the mean over all of them. That is the estimator of an analysis of variance without taking off
 * the scatter of requests within a user-day, so the interval stands longer than it must.
 *
 * @param difference mean difference over requests of first user-days, and its interval at level
 *     alpha / k; INSUFFICIENT below {@link MinimumSample#USERS_TO_COME}; n are requests, nEff users
 * @param needed users from which on the verdict needs nothing beside it; NaN when INSUFFICIENT
 */
public record UsersToCome(Estimate difference, double needed) {

  private static final double TIMES = 10;

  /**
   * Reads the counters.
   *
   * @param firstDays the first closed user-day with a score of each user, and no other
   * @param rule that the verdict is read by
   * @return empty when so many users were seen that the verdict's own interval will do
   */
  public static Optional<UsersToCome> of(ScoreHistogram firstDays, VerdictRule rule) {
    long users = firstDays.units();
    double level = 1 - rule.level();
    Optional<String> shortfall = MinimumSample.USERS_TO_COME.shortfall(users, 0);
    if (shortfall.isPresent()) {
      return Optional.of(
          new UsersToCome(
              Estimate.insufficient(level, firstDays.requests(), (double) users, shortfall.get()),
              Double.NaN));
    }
    double needed = TIMES * betweenUsers(firstDays) / (rule.margin() * rule.margin());
    if (users >= needed) {
      return Optional.empty();
    }
    Interval interval = new BettingConfidenceSequence(firstDays).interval(rule.level());
    return Optional.of(
        new UsersToCome(
            Estimate.of(firstDays.mean(), interval, level, firstDays.requests(), (double) users),
            needed));
  }

  /**
   * Variance of d between users, rather too large.
   *
   * @param firstDays of at least two users
   * @return at least 0; O(1608)
   */
  static double betweenUsers(ScoreHistogram firstDays) {
    double mean = firstDays.mean();
    double requests = firstDays.requests();
    double residuals =
        firstDays.sum(
            cell -> {
              double away = ScoreHistogram.differenceOf(cell) - mean;
              return ScoreHistogram.requestsOf(cell) * away * away;
            });
    double squares =
        firstDays.sum(
            cell -> (double) ScoreHistogram.requestsOf(cell) * ScoreHistogram.requestsOf(cell));
    return residuals / (requests - squares / requests);
  }
}
