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
 * The prompts of a pool as the maths takes them: some to choose versions from, and those of
 * held-out users, to measure them on.
 */
final class Split {
  // Pairs of held-out prompts are summed: 4,000 take about two seconds.
  private static final int MOST_HELD_OUT = 4_000;

  private final Draws draws;
  private final HeldOut users;
  private final Cells cells;
  private final List<PoolItem> open = new ArrayList<>();
  private final List<PoolItem> heldOut = new ArrayList<>();
  private final List<PoolItem> traffic = new ArrayList<>();
  private final Map<Long, String> ids = new HashMap<>();
  private final Map<Long, String> texts = new HashMap<>();

  /**
   * @param leastCutoff of the versions before, as in {@link HeldOut#of}
   */
  Split(List<Candidate> prompts, Draws draws, double leastCutoff) {
    this.draws = draws;
    this.users = HeldOut.of(prompts, draws, leastCutoff);
    this.cells = Cells.of(prompts);
    prompts.forEach(this::add);
  }

  private void add(Candidate prompt) {
    PoolItem item = item(prompt);
    ids.put(item.key(), prompt.id());
    texts.put(item.key(), prompt.textHash());
    traffic.add(item);
    if (isHeldOut(prompt.unit())) {
      heldOut.add(item);
    } else {
      open.add(item);
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

  Cells cells() {
    return cells;
  }

  /** Below it users are held out. */
  double cutoff() {
    return users.cutoff();
  }

  boolean isHeldOut(String user) {
    return users.contains(user);
  }

  /** Prompts items may be chosen from, as they came: users are capped before copies are merged. */
  List<PoolItem> open() {
    return open;
  }

  /** Hash of the text of a prompt. */
  String textOf(long key) {
    return texts.getOrDefault(key, "");
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
