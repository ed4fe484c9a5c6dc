package dev.tidemark.stats.selection;

import dev.tidemark.stats.random.SplitMix64;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Which items of the version before may stay.
 *
 * @param maxAgeWeeks an item older than this goes
 * @param minShareRatio an item goes if the share of its cell fell below this part of what it was
 */
public record Retention(int maxAgeWeeks, double minShareRatio) {

  /** 8 weeks, half the share. */
  public static final Retention USUAL = new Retention(8, .5);

  /**
   * The items that stay: all that no rule drops, or a random choice of them.
   *
   * @param previous items of the version before
   * @param shareThen share of traffic of a cell when that version was cut, in [0, 1]
   * @param shareNow share of traffic of a cell now, in [0, 1]
   * @param most number of items that may stay, {@link SelectionPlan#mostRetained}
   * @param seed of the choice; the scores of the items play no part in it
   * @return at most {@code most} items, in an order given by seed and keys
   */
  public List<PoolItem> keep(
      List<PreviousItem> previous,
      IntToDoubleFunction shareThen,
      IntToDoubleFunction shareNow,
      int most,
      long seed) {
    return previous.stream()
        .filter(p -> p.role() != Role.SLICE && !p.leaked() && p.ageWeeks() <= maxAgeWeeks)
        .map(PreviousItem::item)
        .filter(
            i ->
                shareNow.applyAsDouble(i.cell())
                    >= minShareRatio * shareThen.applyAsDouble(i.cell()))
        .sorted(
            Comparator.comparingLong((PoolItem i) -> SplitMix64.mix(i.key() ^ SplitMix64.mix(seed)))
                .thenComparing(PoolItem.BY_KEY))
        .limit(most)
        .toList();
  }
}
