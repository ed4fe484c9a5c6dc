package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.version.Certificate;
import dev.tidemark.evalset.version.ItemOrigin;
import java.util.List;

/**
 * The items of a version before it is written. The array is not copied.
 *
 * @param items in order
 * @param codebook their cells belong to
 * @param cellShares share of the pool's traffic by cell
 * @param cutoff below it users were held out
 * @param certificate what they are worth
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Choice(
    List<Chosen> items, int codebook, double[] cellShares, double cutoff, Certificate certificate) {

  Choice {
    items = List.copyOf(items);
  }

  /**
   * One item.
   *
   * @param id event id
   * @param cell in the codebook
   * @param origin how it came in
   * @param inclusion probability with which chance drew it; 0 unless of the slice
   * @param poolWeight requests it stood for in that draw; 0 unless of the slice
   */
  record Chosen(String id, int cell, ItemOrigin origin, double inclusion, double poolWeight) {}

  int count(ItemOrigin origin) {
    return (int) items.stream().filter(item -> item.origin() == origin).count();
  }

  /** Items weigh alike: so they were chosen and certified. */
  double weight() {
    return 1.0 / items.size();
  }
}
