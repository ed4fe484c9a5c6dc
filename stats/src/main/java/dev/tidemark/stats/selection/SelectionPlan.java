package dev.tidemark.stats.selection;

/**
 * The shape of a version.
 *
 * @param size m, items of the version, at least 1
 * @param slice items drawn at random, 0 to m
 * @param mostRetained items that may stay from the version before, 0 to m - slice
 * @param floor least items of a cell that matters, at least 0, if m is large enough for its share
 * @param floorShare share of traffic from which a cell matters, in (0, 1]
 * @param sameCosine cosine from which a prompt of a cell counts as an item that is in already; as
 *     in the {@link PoolRule}, in (0, 1]
 * @param seed of the slice
 */
public record SelectionPlan(
    int size,
    int slice,
    int mostRetained,
    int floor,
    double floorShare,
    double sameCosine,
    long seed) {

  /** Rejects parts that do not fit into the whole. */
  public SelectionPlan {
    if (size < 1 || slice < 0 || mostRetained < 0 || slice + mostRetained > size) {
      throw new IllegalArgumentException(
          "%d items with a slice of %d and %d retained; parts must fit into at least 1 item"
              .formatted(size, slice, mostRetained));
    }
    if (floor < 0 || !isShare(floorShare) || !isShare(sameCosine)) {
      throw new IllegalArgumentException(
          ("floor of %d items from a share of %s, the same from cosine %s; "
                  + "at least 0 and numbers in (0, 1] are required")
              .formatted(floor, floorShare, sameCosine));
    }
  }

  private static boolean isShare(double value) {
    return value > 0 && value <= 1;
  }

  /**
   * A fifth drawn at random, 70 % of the others retained, 3 items for cells from half a percent.
   *
   * @param size m, at least 1
   * @param seed of the slice
   * @return the plan
   */
  public static SelectionPlan usual(int size, long seed) {
    int slice = (int) Math.round(.2 * size);
    return new SelectionPlan(
        size, slice, (int) Math.round(.7 * (size - slice)), 3, .005, .95, seed);
  }
}
