package dev.tidemark.evalset.serve;

import dev.tidemark.evalset.version.VersionDiff;
import java.util.List;

/** What changed from one version to another, as JSON. */
record DiffView(int kept, List<ItemView> added, List<ItemView> removed, List<CellView> cells) {

  /** Weight of one cell in both. */
  record CellView(int cell, double from, double to) {}

  static DiffView of(VersionDiff diff) {
    return new DiffView(
        diff.kept(),
        diff.added().stream().map(ItemView::of).toList(),
        diff.removed().stream().map(ItemView::of).toList(),
        diff.cells().stream().map(c -> new CellView(c.cell(), c.from(), c.to())).toList());
  }
}
