package dev.tidemark.evalset.cut;

import dev.tidemark.stats.selection.Progress;

/**
 * A part of longer work.
 *
 * @param whole the longer work
 * @param from share of it that is done when the part begins
 * @param to share of it that is done when the part ends
 */
record Phase(Progress whole, double from, double to) implements Progress {

  @Override
  public void reached(double share) {
    whole.reached(from + (to - from) * share);
  }

  @Override
  public boolean cancelled() {
    return whole.cancelled();
  }
}
