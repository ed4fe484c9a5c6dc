package dev.tidemark.stats.selection;

/**
 * How a pool is reduced.
 *
 * @param perUser most items of one user, at least 1
 * @param sameCosine cosine from which two prompts of a cell are the same, in (0, 1]
 * @param size most items that remain, at least 1; bounds time and memory of the selection
 */
public record PoolRule(int perUser, double sameCosine, int size) {

  /** 5 items a user, the same from cosine .95, 8,000 items. */
  public static final PoolRule USUAL = new PoolRule(5, .95, 8000);

  /** Rejects limits that leave nothing. */
  public PoolRule {
    if (perUser < 1 || size < 1 || !(sameCosine > 0 && sameCosine <= 1)) {
      throw new IllegalArgumentException(
          "%d items a user, cosine %s and %d items; at least 1, (0, 1] and at least 1 are required"
              .formatted(perUser, sameCosine, size));
    }
  }
}
