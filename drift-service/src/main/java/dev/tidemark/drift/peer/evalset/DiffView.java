package dev.tidemark.drift.peer.evalset;

import dev.tidemark.drift.peer.PeerAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one version to another, as JSON: all of the counts, some of the items.
 *
 * @param kept items of both
 * @param added items of the newer only
 * @param removed items of the older only
 * @param addedPrompts the first of those added
 * @param removedPrompts the first of those removed
 * @param cellsChanged topic cells whose weight changed
 * @param cells those that changed most
 */
record DiffView(
    Instant asOf,
    boolean away,
    int from,
    int to,
    int kept,
    int added,
    int removed,
    List<PromptView> addedPrompts,
    List<PromptView> removedPrompts,
    int cellsChanged,
    List<CellView> cells)
    implements PeerAnswer<DiffView> {

  @Override
  public DiffView whenAway() {
    return new DiffView(
        asOf,
        true,
        from,
        to,
        kept,
        added,
        removed,
        addedPrompts,
        removedPrompts,
        cellsChanged,
        cells);
  }

  /**
   * One item.
   *
   * @param text the prompt, cut; null when its user has been erased
   * @param cut whether the text goes on
   */
  record PromptView(
      @Nullable String text,
      boolean cut,
      int cell,
      @Nullable String deployment,
      @Nullable LocalDate day) {}

  /** Summed weight of one topic cell in both versions. */
  record CellView(int cell, double from, double to) {}
}
