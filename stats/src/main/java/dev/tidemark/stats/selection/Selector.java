package dev.tidemark.stats.selection;

import dev.tidemark.stats.kernel.GaussianKernel;
import dev.tidemark.stats.kernel.PointGram;
import dev.tidemark.stats.random.SplitMix64;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Chooses the items of a version from a pool.
 *
 * <p>First the probability slice is drawn from the whole pool, then the retained items join, then
 * cells below their floor are filled, then greedy choice by the exact kernel, each step conditional
 * on everything before; at the end every chosen item may once give its place to a better one.
 *
 * <p>The exact kernel and not random features: a set chosen on features fits their frequencies and
 * is little better than a random one on the kernel itself.
 *
 * <p>Memory: the vectors, two numbers a point and the rows of the chosen items, 4 bytes times items
 * times points (16 MB for 500 of 8,000). Time: about N^2/2 + 2 m N kernel values. Equal input gives
 * the equal set on one machine; lane widths may decide between candidates that are equal to seven
 * digits.
 *
 * @see <a href="https://arxiv.org/abs/1203.3472">Chen, Welling and Smola (2010), Super-samples from
 *     kernel herding</a>
 */
public final class Selector {

  private final GaussianKernel kernel;

  /**
   * A selector with the kernel of the space.
   *
   * @param kernel the kernel distances are measured with
   */
  public Selector(GaussianKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Chooses a version.
   *
   * @param pool reduced pool, keys unique, in any order; at least m items
   * @param retained items that stay, at most {@link SelectionPlan#mostRetained}, in the pool or
   *     not; left out if the slice drew their like
   * @param plan shape of the version
   * @param progress told and asked several times a second
   * @return m different items
   * @throws IllegalArgumentException if the pool is too small or too many items are retained
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Selection select(
      List<PoolItem> pool, List<PoolItem> retained, SelectionPlan plan, Progress progress) {
    if (retained.size() > plan.mostRetained()) {
      throw new IllegalArgumentException(
          "%d items retained, at most %d fit the plan"
              .formatted(retained.size(), plan.mostRetained()));
    }
    List<PoolItem> sorted = PoolItem.sorted(pool);
    List<PoolItem> outside = outside(sorted, retained);
    if (sorted.size() < plan.size()) {
      throw new IllegalArgumentException(
          "pool of %d items but a version of %d is asked for; wait for more traffic or ask for fewer"
              .formatted(sorted.size(), plan.size()));
    }
    return new Run(sorted, outside, keys(retained), plan, progress).select();
  }

  private static Set<Long> keys(List<PoolItem> items) {
    Set<Long> keys = new HashSet<>();
    items.forEach(item -> keys.add(item.key()));
    return keys;
  }

  private static List<PoolItem> outside(List<PoolItem> pool, List<PoolItem> retained) {
    Set<Long> keys = keys(pool);
    return PoolItem.sorted(retained).stream().filter(item -> !keys.contains(item.key())).toList();
  }

  /** One selection; points are the pool by key, then the retained items that are not in it. */
  private final class Run {

    private final List<PoolItem> points;
    private final int candidates;
    private final Set<Long> retained;
    private final SelectionPlan plan;
    private final double[] shares;
    private final Floors floors;
    private final Herd herd;
    private final double sameKernel;
    // Points that are like an item of the slice or a retained one: a prompt is in a version once.
    private final BitSet like = new BitSet();
    private final List<Selected> selected = new ArrayList<>();
    private final List<Integer> chosen = new ArrayList<>();
    private final List<float[]> rows = new ArrayList<>();

    Run(
        List<PoolItem> pool,
        List<PoolItem> outside,
        Set<Long> retained,
        SelectionPlan plan,
        Progress progress) {
      this.points = new ArrayList<>(pool);
      this.points.addAll(outside);
      this.candidates = pool.size();
      this.retained = retained;
      this.plan = plan;
      this.shares = shares(pool, points.size());
      this.floors = new Floors(pool, plan);
      this.sameKernel = kernel.at(2 - 2 * plan.sameCosine());
      double n = points.size();
      Work work = new Work(progress, n * n / 2 + 2 * n * plan.size());
      this.herd = new Herd(new PointGram(kernel, PoolItem.vectors(points)), shares, work);
    }

    private static double[] shares(List<PoolItem> pool, int points) {
      double total = PoolItem.totalWeight(pool);
      double[] shares = new double[points];
      for (int i = 0; i < pool.size(); i++) {
        shares[i] = pool.get(i).weight() / total;
      }
      return shares;
    }

    Selection select() {
      drawSlice();
      keepRetained();
      grow();
      swap();
      chosen.forEach(
          point -> selected.add(new Selected(points.get(point), Role.CHOSEN, Double.NaN)));
      selected.sort(
          Comparator.comparing(Selected::role).thenComparing(Selected::item, PoolItem.BY_KEY));
      return new Selection(selected, herd.distance(shares), floors.unmet());
    }

    // Along the cells, so that the slice is spread over them.
    private void drawSlice() {
      int[] line =
          IntStream.range(0, candidates)
              .boxed()
              .sorted(Comparator.comparing(points::get, PoolItem.BY_CELL))
              .mapToInt(Integer::intValue)
              .toArray();
      double[] weights = IntStream.of(line).mapToDouble(i -> points.get(i).weight()).toArray();
      double[] probabilities = InclusionProbabilities.of(weights, plan.slice());
      for (int drawn : PivotalSample.draw(probabilities, new SplitMix64(plan.seed()))) {
        take(line[drawn], Role.SLICE, probabilities[drawn]);
      }
    }

    // An item both drawn and retained is of the slice: its draw was random whatever it was before.
    private void keepRetained() {
      for (int point = 0; point < points.size(); point++) {
        if (retained.contains(points.get(point).key()) && !like.get(point)) {
          take(point, Role.RETAINED, Double.NaN);
        }
      }
    }

    private void take(int point, Role role, double probability) {
      float[] row = herd.add(point);
      int cell = points.get(point).cell();
      for (int l = 0; l < row.length; l++) {
        if (row[l] >= sameKernel && points.get(l).cell() == cell) {
          like.set(l);
        }
      }
      floors.add(cell);
      selected.add(new Selected(points.get(point), role, probability));
    }

    private void grow() {
      while (herd.size() < plan.size()) {
        int point = next();
        chosen.add(point);
        rows.add(herd.add(point));
        floors.add(points.get(point).cell());
      }
    }

    // Cells below their floor first; what is like an item only when nothing else is left.
    private int next() {
      int point = -1;
      if (floors.anyLacks()) {
        point = best(i -> floors.lacks(points.get(i).cell()));
      }
      if (point < 0) {
        point = best(i -> true);
      }
      return point < 0 ? herd.best(candidates, i -> true) : point;
    }

    private int best(IntPredicate allowed) {
      return herd.best(candidates, i -> !like.get(i) && allowed.test(i));
    }

    private void swap() {
      for (int k = 0; k < chosen.size(); k++) {
        int out = chosen.get(k);
        int cell = points.get(out).cell();
        herd.remove(out, rows.get(k));
        floors.remove(cell);
        boolean lacking = floors.lacks(cell);
        int in = best(i -> !lacking || points.get(i).cell() == cell);
        put(k, in < 0 ? out : in);
      }
    }

    private void put(int place, int point) {
      if (point == chosen.get(place)) {
        herd.addAgain(point, rows.get(place));
      } else {
        rows.set(place, herd.add(point));
        chosen.set(place, point);
      }
      floors.add(points.get(point).cell());
    }
  }
}
