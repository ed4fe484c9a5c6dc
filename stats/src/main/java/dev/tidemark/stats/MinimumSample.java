package dev.tidemark.stats;

import java.util.Optional;

/**
 * The least data each printed number needs: the one table of minima.
 *
 * <p>Below it a number is INSUFFICIENT and not shown. The values are ours: small enough to speak
 * early, large enough for a jackknife or a permutation to mean something.
 */
public enum MinimumSample {
  /** Distance of two windows; units are records of the smaller window. */
  WINDOW_DISTANCE("records in each window", 100, 20),
  /** Distance of production from a fixed set; units are records of production. */
  FIXED_SET_DISTANCE("records of production", 100, 20),
  /** Permutation p-value of two windows with the same users; units are records. */
  WINDOW_PERMUTATION("records in each window", 100, 20),
  /** Randomised contrast; units are stayers in the smaller arm, blocks are those of that arm. */
  ROLLOUT_CONTRAST("users with 3 prompts before and after in each arm", 100, 8),
  /** Rank among placebo dates; units are placebo dates with full windows. */
  PLACEBO_RANK("placebo dates with full windows", 3, 0),
  /** Verdict on a candidate; units are closed user-days with a scored request. */
  SHADOW_VERDICT("closed user-days with a score", 20, 0),
  /** Interval for users to come; units are users, one user-day each. */
  USERS_TO_COME("users with a score", 20, 0),
  /** Mean score of one day and deployment; units are users with a score. */
  SERIES_MEAN("users with a scored answer", 5, 0),
  /** Distance of a version from held-out users; units are their prompts, every user is a block. */
  CERTIFICATE("prompts of held-out users", 50, 10),
  /** Traffic without an item near it; units are prompts of held-out users, at most 5 of each. */
  UNCOVERED_MASS("prompts of held-out users, at most 5 of each", 30, 10);

  /** Prompts a user needs before and again after a deployment to count as a stayer. */
  public static final int PROMPTS_PER_PERIOD = 3;

  private final String unit;
  private final int units;
  private final int blocks;

  MinimumSample(String unit, int units, int blocks) {
    this.unit = unit;
    this.units = units;
    this.blocks = blocks;
  }

  /** What is counted, as words for people. */
  public String unit() {
    return unit;
  }

  /** Least number of units. */
  public int units() {
    return units;
  }

  /** Least number of blocks of users; 0 if blocks do not matter. */
  public int blocks() {
    return blocks;
  }

  /**
   * Why there is too little data.
   *
   * @param actualUnits units at hand, at least 0
   * @param actualBlocks blocks of users at hand, at least 0
   * @return a sentence with actual and required numbers, or empty if there is enough
   */
  public Optional<String> shortfall(long actualUnits, long actualBlocks) {
    if (actualUnits < units) {
      return Optional.of(
          "%d %s, %d needed; wait for more traffic".formatted(actualUnits, unit, units));
    }
    if (actualBlocks < blocks) {
      return Optional.of(
          "%d blocks of users, %d needed; wait for more users".formatted(actualBlocks, blocks));
    }
    return Optional.empty();
  }
}
