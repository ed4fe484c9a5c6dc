package dev.tidemark.stats.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * Weighted systematic sampling along the cells: every cell keeps its share up to one item.
 *
 * <p>Probabilities in proportion to weight; a drawn item gets weight w / pi, so that the weights of
 * the sample add up to those of the pool.
 *
 * @see <a href="https://www.jstor.org/stable/2237517">Hartley and Rao (1962), Sampling with unequal
 *     probabilities and without replacement</a>
 */
final class SystematicSample {

  private SystematicSample() {}

  /**
   * Draws a sample.
   *
   * @param items any number, sorted by cell then key inside
   * @param size items to draw; all are kept if there are not more
   * @param start in (0, 1)
   */
  static List<PoolItem> draw(List<PoolItem> items, int size, double start) {
    if (items.size() <= size) {
      return PoolItem.sorted(items);
    }
    List<PoolItem> line = PoolItem.sorted(items).stream().sorted(PoolItem.BY_CELL).toList();
    double[] probabilities =
        InclusionProbabilities.of(line.stream().mapToDouble(PoolItem::weight).toArray(), size);
    List<PoolItem> drawn = new ArrayList<>();
    double reached = 0;
    for (int i = 0; i < line.size(); i++) {
      reached += probabilities[i];
      if (reached > start + drawn.size() && drawn.size() < size) {
        drawn.add(line.get(i).withWeight(line.get(i).weight() / probabilities[i]));
      }
    }
    return drawn.stream().sorted(PoolItem.BY_KEY).toList();
  }
}
