package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.version.ItemOrigin;
import java.util.List;

/**
 * The versions before, as far as the next one depends on them. Arrays are not copied.
 *
 * @param space of its vectors; empty if there is no version before
 * @param codebook of its cells
 * @param shares share of traffic of each cell at its cut
 * @param items those that are no tombstones
 * @param leastCutoff the least {@link HeldOut#cutoff} of all versions of the application; 1 if
 *     there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Previous(String space, int codebook, double[] shares, List<Kept> items, double leastCutoff) {
  static final Previous NONE = new Previous("", 0, new double[0], List.of(), 1);

  Previous {
    items = List.copyOf(items);
  }

  /** Share of traffic of a cell at the cut. */
  double share(int cell) {
    return cell < shares.length ? shares[cell] : 0;
  }

  /**
   * An item of it.
   *
   * @param id event id
   * @param unit of its author
   * @param cell in its codebook
   * @param origin how it came in
   * @param firstDay last pool day of the first version it was in
   * @param vector norm 1
   */
  record Kept(String id, String unit, int cell, ItemOrigin origin, long firstDay, float[] vector) {}
}
