package dev.tidemark.stats.adaptation;

/** Which blocks of users got the new deployment, and whether chance chose them. */
public final class RolloutDesign {

  private final boolean[] treated;
  private final boolean randomised;

  private RolloutDesign(boolean[] treated, boolean randomised) {
    this.treated = treated.clone();
    this.randomised = randomised;
  }

  /**
   * Treated blocks drawn uniformly among all sets of their number.
   *
   * @param treated label per block of the plan, also of blocks without users
   * @return a design whose contrast is causal
   */
  public static RolloutDesign randomised(boolean[] treated) {
    return new RolloutDesign(treated, true);
  }

  /**
   * Treated blocks chosen in any other way, for example by opting in.
   *
   * @param treated label per block
   * @return a design that needs a pre-period placebo
   */
  public static RolloutDesign observed(boolean[] treated) {
    return new RolloutDesign(treated, false);
  }

  /** Label per block; a copy. */
  public boolean[] treated() {
    return treated.clone();
  }

  /** Whether chance chose the treated blocks. */
  public boolean randomised() {
    return randomised;
  }

  int blocks() {
    return treated.length;
  }

  /** Design in words for people. */
  public String describe() {
    return randomised
        ? "randomised roll-out by user block, adjusted for each user's own earlier prompts"
        : "cohorts not randomised, difference in differences with a placebo before";
  }
}
