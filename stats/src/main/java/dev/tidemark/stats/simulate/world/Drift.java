package dev.tidemark.stats.simulate.world;

/**
 * What changes by itself, whatever is deployed.
 *
 * @param perWeek linear growth of the background strength per week (delta)
 * @param walkSd standard deviation of a daily random-walk step of the background strength
 * @param jump jump of the background strength of everybody on the deployment day
 * @param exposedTrendPerWeek extra growth per week of users the roll-out will reach, from day 0 on:
 *     a non-parallel trend, which makes the cohorts incomparable
 * @param mixLinear share of prompts about other topics, growing from 0 to twice this value over the
 *     whole time (pi, linear)
 * @param mixStep share of prompts about other topics from the deployment day on (pi, step)
 * @param weekendMix share of weekend prompts about weekend topics (kappa)
 */
public record Drift(
    double perWeek,
    double walkSd,
    double jump,
    double exposedTrendPerWeek,
    double mixLinear,
    double mixStep,
    double weekendMix) {
  public Drift {
    if (2 * mixLinear + mixStep + weekendMix > 1) {
      throw new IllegalArgumentException(
          "2 x mixLinear + mixStep + weekendMix is %s but must be at most 1"
              .formatted(2 * mixLinear + mixStep + weekendMix));
    }
  }

  /** Nothing moves. */
  public static Drift none() {
    return new Drift(0, 0, 0, 0, 0, 0, 0);
  }

  /** The reference drift: strength .1 a week, topic mix moved linearly with mean .3. */
  public static Drift usual() {
    return new Drift(.1, 0, 0, 0, .3, 0, 0);
  }
}
