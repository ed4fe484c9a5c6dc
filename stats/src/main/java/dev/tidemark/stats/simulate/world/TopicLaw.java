package dev.tidemark.stats.simulate.world;

import java.util.List;

/**
 * Which topic a prompt is about: a mixture of the author's own shares, of drifting, weekend and
 * deployment-made topics.
 *
 * <p>(1 - pi_t - kappa) theta_u + pi_t p' + kappa p_weekend; then, with probability piA times the
 * dose law, a topic of p'' instead.
 */
final class TopicLaw {
  private static final int WHICH = 0;
  private static final int TOPIC = 1;
  private static final int SHIFT = 2;
  private static final int SHIFTED_TOPIC = 3;

  private final WorldConfig config;
  private final double[] usual;
  private final double[] drifted;
  private final double[] weekend;
  private final double[] adapted;
  private final double[][] own;

  TopicLaw(WorldConfig config, List<User> users, Draws draws) {
    this.config = config;
    Population population = config.population();
    usual = Laws.zipf(population.topics(), population.zipf());
    drifted = Laws.shuffled(usual, draws.at(0));
    weekend = Laws.shuffled(usual, draws.at(1));
    adapted = Laws.shuffled(usual, draws.at(2));
    own =
        users.stream()
            .map(user -> sharesOf(user, draws.at(3, user.index())))
            .toArray(double[][]::new);
  }

  /** Topic shares of a new user: around p, or around p' for one who joins later. */
  private double[] sharesOf(User user, Draws draws) {
    double[] shapes = (user.newcomer() ? drifted : usual).clone();
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] *= config.population().concentration();
    }
    return Laws.dirichlet(shapes, draws);
  }

  int topic(User user, int day, double shiftProbability, Draws draws) {
    if (draws.uniform(SHIFT) < shiftProbability) {
      return Laws.pick(adapted, draws.uniform(SHIFTED_TOPIC));
    }
    return Laws.pick(source(user, day, draws.uniform(WHICH)), draws.uniform(TOPIC));
  }

  private double[] source(User user, int day, double which) {
    double moved = driftedShare(day);
    if (which < moved) {
      return drifted;
    }
    double kappa = config.calendar().weekend(day) ? config.drift().weekendMix() : 0;
    return which < moved + kappa ? weekend : own[user.index()];
  }

  private double driftedShare(int day) {
    Calendar calendar = config.calendar();
    double linear = 2 * config.drift().mixLinear() * day / calendar.days();
    return linear + (day >= calendar.deploymentDay() ? config.drift().mixStep() : 0);
  }
}
