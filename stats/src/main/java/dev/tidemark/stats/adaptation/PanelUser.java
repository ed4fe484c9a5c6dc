package dev.tidemark.stats.adaptation;

import dev.tidemark.stats.MinimumSample;

/**
 * One user before and after a date.
 *
 * @param block user block, in [0, blocks of the roll-out)
 * @param before the period before
 * @param after the period after, of equal length in days
 */
public record PanelUser(int block, PanelPeriod before, PanelPeriod after) {

  /** Whether the user wrote enough in both periods to be compared with himself. */
  public boolean stayer() {
    return before.prompts() >= MinimumSample.PROMPTS_PER_PERIOD
        && after.prompts() >= MinimumSample.PROMPTS_PER_PERIOD;
  }
}
