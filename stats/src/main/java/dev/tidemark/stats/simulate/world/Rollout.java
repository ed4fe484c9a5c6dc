package dev.tidemark.stats.simulate.world;

import java.util.Arrays;
import java.util.List;

/**
 * On which day each of the 256 user blocks gets the new deployment.
 *
 * @param startDays length 256, day the block is switched; {@link #NEVER} = keeps the old one
 */
public record Rollout(List<Integer> startDays) {
  /** Number of user blocks. */
  public static final int BLOCKS = 256;

  /** Start day of a block that is never switched. */
  public static final int NEVER = Integer.MAX_VALUE;

  public Rollout {
    startDays = List.copyOf(startDays);
    if (startDays.size() != BLOCKS) {
      throw new IllegalArgumentException(
          "%d start days but one for each of %d blocks is needed"
              .formatted(startDays.size(), BLOCKS));
    }
  }

  /**
   * The first {@code share} of the blocks is switched on {@code day}. Blocks are filled by hash, so
   * the first blocks are a random set of users.
   */
  public static Rollout share(double share, int day) {
    Integer[] starts = new Integer[BLOCKS];
    Arrays.setAll(starts, block -> block < share * BLOCKS ? day : NEVER);
    return new Rollout(List.of(starts));
  }

  /** Everybody is switched on {@code day}. */
  public static Rollout everybody(int day) {
    return share(1, day);
  }

  /** As many equal waves as {@code days}, wave i starting on {@code days[i]}. */
  public static Rollout waves(int... days) {
    Integer[] starts = new Integer[BLOCKS];
    Arrays.setAll(starts, block -> days[block * days.length / BLOCKS]);
    return new Rollout(List.of(starts));
  }

  /** Day the block gets the new deployment; {@link #NEVER} if it does not. */
  public int startDay(int block) {
    return startDays.get(block);
  }

  /** Whether a prompt of this block and day is answered by the new deployment. */
  public boolean exposes(int block, int day) {
    return day >= startDay(block);
  }
}
