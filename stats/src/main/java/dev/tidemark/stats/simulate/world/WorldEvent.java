package dev.tidemark.stats.simulate.world;

/**
 * One conversation's opening.
 *
 * @param user index of the author
 * @param day day since the start, day 0 = Monday
 * @param instant position within the day, in [0, 1)
 * @param topic topic index
 * @param exposed whether the new deployment answers it
 * @param dose answers of the new deployment the author had received before (0 = has seen none)
 * @param adaptation strength of the author's adaptation in [0, 1): dose law for responders, else 0
 * @param background strength of the drift that is nobody's doing, at this time, for this author
 * @param launch launch effect: the configured value if exposed, else 0
 * @param followUps further turns of the same conversation
 * @param draws the event's own random numbers; the same in every world of this seed
 */
public record WorldEvent(
    int user,
    int day,
    double instant,
    int topic,
    boolean exposed,
    int dose,
    double adaptation,
    double background,
    double launch,
    int followUps,
    Draws draws) {}
