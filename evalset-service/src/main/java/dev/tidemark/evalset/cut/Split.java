package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.Candidate;
import dev.tidemark.stats.selection.PoolItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The prompts of a pool as the maths takes them: those versions are chosen from, and those of
 * held-out users, which no version ever is.
 */
final class Split {
  // Pairs of held-out prompts are summed: 4,000 take about two seconds.
  private static final int MOST_HELD_OUT = 4_000;

  private final Draws draws;
  private final Cells cells;
  private final Map<String, PoolItem> open = new HashMap<>();
  private final List<PoolItem> heldOut = new ArrayList<>();
  private final List<PoolItem> traffic = new ArrayList<>();
  private final Map<Long, String> ids = new HashMap<>();
  private int openPrompts;

  Split(List<Candidate> prompts, Draws draws) {
    this.draws = draws;
    this.cells = Cells.of(prompts);
    prompts.forEach(this::add);
  }

  private void add(Candidate prompt) {
    PoolItem item = item(prompt);
    ids.put(item.key(), prompt.id());
    traffic.add(item);
    if (draws.heldOut(prompt.unit())) {
      heldOut.add(item);
    } else {
      openPrompts++;
      open.merge(prompt.textHash(), item, Split::together);
    }
  }

  private PoolItem item(Candidate prompt) {
    return new PoolItem(
        draws.orderOf(prompt.id()),
        draws.userOf(prompt.unit()),
        cells.cell(prompt.codebook(), prompt.cell(), prompt.vector()),
        prompt.weight(),
        prompt.vector());
  }

  /** Copies of a text become the one that is first in the random order, with all the weight. */
  private static PoolItem together(PoolItem a, PoolItem b) {
    PoolItem first = a.key() <= b.key() ? a : b;
    return new PoolItem(
        first.key(), first.user(), first.cell(), a.weight() + b.weight(), first.vector());
  }

  Cells cells() {
    return cells;
  }

  /** Prompts items may be chosen from, every text once. */
  List<PoolItem> open() {
    return List.copyOf(open.values());
  }

  /** Prompts that were copies of others. */
  int copies() {
    return openPrompts - open.size();
  }

  /** Users items may be chosen from. */
  int openUsers() {
    return users(traffic) - users(heldOut);
  }

  /** Prompts of held-out users; of very many a random choice. */
  List<PoolItem> heldOut() {
    return heldOut.stream()
        .sorted(Comparator.comparingLong(PoolItem::key))
        .limit(MOST_HELD_OUT)
        .toList();
  }

  /** All prompts. */
  List<PoolItem> traffic() {
    return traffic;
  }

  /** Event ids by key. */
  Map<Long, String> ids() {
    return ids;
  }

  private static int users(List<PoolItem> items) {
    return (int) items.stream().mapToLong(PoolItem::user).distinct().count();
  }
}
