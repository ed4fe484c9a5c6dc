package dev.tidemark.stats.simulate.vector;

import dev.tidemark.stats.simulate.world.Adaptation;
import dev.tidemark.stats.simulate.world.Calendar;
import dev.tidemark.stats.simulate.world.Drift;
import dev.tidemark.stats.simulate.world.Population;
import dev.tidemark.stats.simulate.world.Rollout;
import dev.tidemark.stats.simulate.world.WorldConfig;

/**
 * One row of a calibration: a kind of world and whether its roll-out was randomised.
 *
 * <p>Windows are 14 days; a scenario has two windows before the deployment if it is not randomised
 * (the earlier is the placebo), else one; and one after.
 *
 * @param name what the row says
 * @param population who the users are
 * @param drift what changes by itself
 * @param adaptation what the deployment changes, apart from gamma
 * @param gamma norm of a full adaptation of wording, at least 0
 * @param share share of the user blocks that is switched, in (0, 1)
 * @param randomised whether the estimator may take the roll-out as randomised
 */
public record Scenario(
    String name,
    Population population,
    Drift drift,
    Adaptation adaptation,
    double gamma,
    double share,
    boolean randomised) {

  /** Days of a window. */
  public static final int WINDOW_DAYS = 14;

  private static final int TOPICS = 50;

  /**
   * Nothing is caused by the deployment.
   *
   * @param name what the row says
   * @param users number of users
   * @param drift what changes by itself
   * @return a randomised half-and-half roll-out without effect
   */
  public static Scenario none(String name, int users, Drift drift) {
    return new Scenario(
        name, Population.of(users, TOPICS, .3), drift, Adaptation.usual(), 0, .5, true);
  }

  /**
   * Responders change how they ask, beside drift and a moving mix of topics.
   *
   * @param users number of users
   * @param responders share of users who respond (rho)
   * @param gamma norm of their full change
   * @return a randomised half-and-half roll-out with an effect on wording
   */
  public static Scenario wording(int users, double responders, double gamma) {
    return new Scenario(
        "gamma %.2f rho %.1f".formatted(gamma, responders),
        Population.of(users, TOPICS, responders),
        Drift.usual(),
        Adaptation.usual(),
        gamma,
        .5,
        true);
  }

  /** Whether the deployment changes anything. */
  public boolean effect() {
    return gamma > 0 || adaptation.topicShift() > 0 || adaptation.launch() != 0;
  }

  /** Day of the deployment. */
  int deploymentDay() {
    return randomised ? WINDOW_DAYS : 2 * WINDOW_DAYS;
  }

  /** Switched blocks. */
  boolean[] treated() {
    Rollout rollout = rollout();
    boolean[] treated = new boolean[Rollout.BLOCKS];
    for (int b = 0; b < treated.length; b++) {
      treated[b] = rollout.startDay(b) != Rollout.NEVER;
    }
    return treated;
  }

  private Rollout rollout() {
    return Rollout.share(share, deploymentDay());
  }

  WorldConfig world(long seed) {
    return new WorldConfig(
        seed,
        Calendar.of(deploymentDay() + WINDOW_DAYS, deploymentDay()),
        population,
        drift,
        adaptation,
        rollout());
  }
}
