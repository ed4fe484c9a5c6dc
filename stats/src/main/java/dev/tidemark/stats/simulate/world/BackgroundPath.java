package dev.tidemark.stats.simulate.world;

/** Strength over days of the drift that no deployment causes: trend + random walk + jump. */
final class BackgroundPath {
  private final WorldConfig config;
  private final double[] common;

  BackgroundPath(WorldConfig config, Draws draws) {
    this.config = config;
    common = new double[config.calendar().days()];
    Drift drift = config.drift();
    double walk = 0;
    for (int day = 0; day < common.length; day++) {
      walk += drift.walkSd() * draws.gaussian(day);
      double jump = day >= config.calendar().deploymentDay() ? drift.jump() : 0;
      common[day] = drift.perWeek() * day / 7 + walk + jump;
    }
  }

  double strength(User user, int day) {
    boolean reached = config.rollout().startDay(user.block()) != Rollout.NEVER;
    return common[day] + (reached ? config.drift().exposedTrendPerWeek() * day / 7 : 0);
  }
}
