package dev.tidemark.evalset.cut;

import dev.tidemark.evalset.EvalsetException;
import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.PoolSample;
import dev.tidemark.evalset.version.Certificate;
import dev.tidemark.evalset.version.CutOrigin;
import dev.tidemark.evalset.version.ItemOrigin;
import dev.tidemark.stats.feature.KnownSpace;
import dev.tidemark.stats.kernel.GaussianKernel;
import dev.tidemark.stats.selection.Pool;
import dev.tidemark.stats.selection.PoolItem;
import dev.tidemark.stats.selection.PoolRule;
import dev.tidemark.stats.selection.PreviousItem;
import dev.tidemark.stats.selection.Progress;
import dev.tidemark.stats.selection.Retention;
import dev.tidemark.stats.selection.Role;
import dev.tidemark.stats.selection.Selected;
import dev.tidemark.stats.selection.Selection;
import dev.tidemark.stats.selection.SelectionPlan;
import dev.tidemark.stats.selection.Selector;
import java.util.List;
import java.util.Map;

/**
 * From a pool to the items of a version and its certificate: pure, the same for the same input,
 * seconds to tens of seconds.
 */
final class Cutter {
  /** Fewest items of a version. */
  static final int LEAST = 20;

  private static final int DAYS_OF_WEEK = 7;

  private final Draws draws;
  private final PoolRule rule;

  /**
   * @param draws of this installation
   * @param poolSize most prompts items are chosen from
   */
  Cutter(Draws draws, int poolSize) {
    this.draws = draws;
    this.rule = new PoolRule(PoolRule.USUAL.perUser(), PoolRule.USUAL.sameCosine(), poolSize);
  }

  /**
   * Chooses a version.
   *
   * @param sample prompts of the days
   * @param previous the versions before
   * @param order what is asked for
   * @param progress told and asked several times a second
   * @throws EvalsetException.PoolTooSmall if the pool cannot give the items
   * @throws EvalsetException.UnknownSpace if the kernel of the space is not known
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Choice cut(PoolSample sample, Previous previous, CutOrder order, Progress progress) {
    Split split = new Split(sample.prompts(), draws, previous.leastCutoff());
    long seed = draws.seedOf(order.seed());
    Pool pool =
        Pool.of(
            split.open(),
            split::textOf,
            rule,
            draws.seedOf(order.poolSeed()),
            new Phase(progress, 0, .2));
    int size = size(order, pool.items().size(), split.openUsers());
    Shares shares = Shares.of(pool.items());
    SelectionPlan plan = SelectionPlan.usual(size, seed);
    List<PoolItem> retained =
        previous.space().equals(sample.space())
            ? retained(previous, split, shares, plan, order)
            : List.of();
    GaussianKernel kernel = kernel(sample.space());
    Selection selection =
        new Selector(kernel).select(pool.items(), retained, plan, new Phase(progress, .2, .8));
    Certificate certificate =
        certificate(selection, split, pool, kernel, new Phase(progress, .8, 1));
    return choice(selection, previous, split, shares, certificate);
  }

  private static GaussianKernel kernel(String space) {
    return KnownSpace.of(space)
        .map(known -> new GaussianKernel(known.bandwidth()))
        .orElseThrow(() -> new EvalsetException.UnknownSpace(space));
  }

  private static Certificate certificate(
      Selection selection, Split split, Pool pool, GaussianKernel kernel, Progress progress) {
    List<PoolItem> set = selection.items().stream().map(Selected::item).toList();
    return Certificates.of(
        dev.tidemark.stats.certificate.Certificate.of(
            set, split.heldOut(), split.traffic(), kernel, progress),
        split.openUsers(),
        pool,
        selection.unmetFloors());
  }

  private Choice choice(
      Selection selection, Previous previous, Split split, Shares shares, Certificate certificate) {
    Map<Long, String> ids = split.ids();
    previous.items().forEach(item -> ids.put(draws.orderOf(item.id()), item.id()));
    return new Choice(
        selection.items().stream().map(item -> chosen(item, ids)).toList(),
        split.cells().codebook(),
        shares.values(),
        split.cutoff(),
        certificate);
  }

  private static int size(CutOrder order, int prompts, int users) {
    int size = order.size();
    if (order.origin() == CutOrigin.WEEK) {
      size = Math.min(size, prompts / 2);
    }
    if (size < LEAST || size > prompts) {
      int needed = order.origin() == CutOrigin.WEEK ? 2 * LEAST : Math.max(order.size(), LEAST);
      throw new EvalsetException.PoolTooSmall(
          "the pool holds %,d different prompts of %,d users who are not held out, %,d are needed;"
                  .formatted(prompts, users, needed)
              + " wait for more traffic or ask for a smaller version");
    }
    return size;
  }

  private List<PoolItem> retained(
      Previous previous, Split split, Shares shares, SelectionPlan plan, CutOrder order) {
    boolean comparable = previous.codebook() == split.cells().codebook();
    List<PreviousItem> items =
        previous.items().stream()
            .filter(item -> !split.isHeldOut(item.unit()))
            .map(item -> previousItem(item, previous.codebook(), split.cells(), order))
            .toList();
    return Retention.USUAL.keep(
        items,
        cell -> comparable ? previous.share(cell) : 0,
        shares::of,
        plan.mostRetained(),
        plan.seed());
  }

  private PreviousItem previousItem(Previous.Kept item, int codebook, Cells cells, CutOrder order) {
    return new PreviousItem(
        new PoolItem(
            draws.orderOf(item.id()),
            draws.userOf(item.unit()),
            cells.cell(codebook, item.cell(), item.vector()),
            1,
            item.vector()),
        item.origin() == ItemOrigin.SLICE ? Role.SLICE : Role.CHOSEN,
        (int) Math.max(0, (order.days().last() - item.firstDay()) / DAYS_OF_WEEK),
        false);
  }

  private static Choice.Chosen chosen(Selected item, Map<Long, String> ids) {
    String id = ids.get(item.item().key());
    if (id == null) {
      throw new IllegalStateException("an item was chosen that is not in the pool");
    }
    boolean drawn = item.role() == Role.SLICE;
    return new Choice.Chosen(
        id,
        item.item().cell(),
        origin(item.role()),
        drawn ? item.inclusionProbability() : 0,
        drawn ? item.item().weight() : 0);
  }

  private static ItemOrigin origin(Role role) {
    return switch (role) {
      case SLICE -> ItemOrigin.SLICE;
      case RETAINED -> ItemOrigin.RETAINED;
      case CHOSEN -> ItemOrigin.GREEDY;
    };
  }
}
