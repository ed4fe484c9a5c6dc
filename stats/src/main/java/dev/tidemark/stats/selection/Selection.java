package dev.tidemark.stats.selection;

import java.util.List;

/**
 * The items of a version.
 *
 * @param items m items: slice, retained, chosen, each by key
 * @param distance exact-kernel MMD^2 of the set to the pool it was chosen on, at least 0; too good
 *     to be a measure of the set (that is the certificate's), good to see a failed choice
 * @param unmetFloors cells left below their floor because places, or their prompts, ran out
 */
public record Selection(List<Selected> items, double distance, List<Integer> unmetFloors) {

  /** Copies the lists. */
  public Selection {
    items = List.copyOf(items);
    unmetFloors = List.copyOf(unmetFloors);
  }
}
