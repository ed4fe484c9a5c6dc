package dev.tidemark.stats.simulate.world;

/**
 * Who the users are.
 *
 * @param users number of users, at least 1
 * @param topics number of topics, at least 1; topic 0 is the most frequent
 * @param zipf exponent of the topic shares p over ranks
 * @param concentration users' topic shares are Dirichlet(concentration x p); larger = more alike
 * @param activityLogMean mean of the log of a user's conversations a day
 * @param activityLogSd standard deviation of that log
 * @param activityMax cap of a user's conversations a day
 * @param followUp probability that an answer is followed by another turn, in [0, 1)
 * @param responderShare share of users who adapt at all (rho), in [0, 1]
 * @param newUserShare share of users who join only after the deployment, with other topics (nu)
 */
public record Population(
    int users,
    int topics,
    double zipf,
    double concentration,
    double activityLogMean,
    double activityLogSd,
    double activityMax,
    double followUp,
    double responderShare,
    double newUserShare) {
  public Population {
    if (users < 1 || topics < 1 || followUp < 0 || followUp >= 1) {
      throw new IllegalArgumentException(
          "users %d, topics %d, followUp %s but at least 1, at least 1 and [0, 1) are needed"
              .formatted(users, topics, followUp));
    }
  }

  /** The reference population: activity min(8, exp N(-.3, .9)), single-turn, no new users. */
  public static Population of(int users, int topics, double responderShare) {
    return new Population(users, topics, 1, 6, -.3, .9, 8, 0, responderShare, 0);
  }

  /** The same users, some of whose conversations go on. */
  public Population withFollowUp(double probability) {
    return new Population(
        users,
        topics,
        zipf,
        concentration,
        activityLogMean,
        activityLogSd,
        activityMax,
        probability,
        responderShare,
        newUserShare);
  }

  /** The same users, of whom a share joins after the deployment. */
  public Population withNewUsers(double share) {
    return new Population(
        users,
        topics,
        zipf,
        concentration,
        activityLogMean,
        activityLogSd,
        activityMax,
        followUp,
        responderShare,
        share);
  }
}
