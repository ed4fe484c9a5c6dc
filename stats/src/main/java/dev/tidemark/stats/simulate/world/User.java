package dev.tidemark.stats.simulate.world;

/**
 * One simulated user.
 *
 * @param index number in [0, users)
 * @param block user block in [0, 256)
 * @param activity mean number of conversations a day before the weekday factor
 * @param joinDay first day with prompts
 * @param responder whether the user adapts to the new deployment
 * @param newcomer whether the user joined after the deployment, with other topics
 * @param draws the user's own random numbers (style, habits) for layers above
 */
public record User(
    int index,
    int block,
    double activity,
    int joinDay,
    boolean responder,
    boolean newcomer,
    Draws draws) {}
