package dev.tidemark.stats.selection;

import dev.tidemark.stats.random.SplitMix64;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A reduced pool and what was left out on the way, beside what users sent beyond their cap.
 *
 * @param items by key; they stand for the same requests as the items that went in
 * @param merged items that were copies or near duplicates; weight added to those kept
 * @param notDrawn items left out by sampling; weight moved to those drawn
 */
public record Pool(List<PoolItem> items, int merged, int notDrawn) {

  /** Copies the list. */
  public Pool {
    items = List.copyOf(items);
  }

  /**
   * Reduces: cap per user, copies of a text, near duplicates, weighted systematic sample.
   *
   * @param items all prompts that may become items; keys unique; users held out for the certificate
   *     are not among them; copies of a text are
   * @param textOf text of the item of a key, or its hash: equal for copies
   * @param rule limits
   * @param seed start of the systematic sample
   * @param progress told while near duplicates are sought
   * @return the pool; its weights add up to those after the cap
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Pool of(
      List<PoolItem> items,
      LongFunction<String> textOf,
      PoolRule rule,
      long seed,
      Progress progress) {
    List<PoolItem> capped = UserCap.apply(items, rule.perUser());
    List<PoolItem> texts = Copies.merge(capped, textOf);
    List<PoolItem> unlike = NearDuplicates.merge(texts, rule.sameCosine(), progress);
    double start = 1 - new SplitMix64(seed).nextDouble();
    List<PoolItem> drawn = SystematicSample.draw(unlike, rule.size(), start);
    return new Pool(drawn, capped.size() - unlike.size(), unlike.size() - drawn.size());
  }
}
