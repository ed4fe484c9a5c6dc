package dev.tidemark.stats.simulate.world;

/**
 * Length and rhythm of the simulated time. Day 0 is a Monday.
 *
 * @param days number of days, at least 1
 * @param deploymentDay day of the deployment, in [0, days]; {@code days} means never
 * @param workingDayFactor activity factor Monday to Friday
 * @param weekendFactor activity factor Saturday and Sunday
 */
public record Calendar(int days, int deploymentDay, double workingDayFactor, double weekendFactor) {
  public Calendar {
    if (days < 1 || deploymentDay < 0 || deploymentDay > days) {
      throw new IllegalArgumentException(
          "deployment day %d but days 0 to %d exist".formatted(deploymentDay, days));
    }
  }

  /** {@code days} days with the usual rhythm: 1.15 on working days, .6 at the weekend. */
  public static Calendar of(int days, int deploymentDay) {
    return new Calendar(days, deploymentDay, 1.15, .6);
  }

  /** Whether {@code day} is a Saturday or Sunday. */
  public boolean weekend(int day) {
    return day % 7 >= 5;
  }

  double factor(int day) {
    return weekend(day) ? weekendFactor : workingDayFactor;
  }
}
