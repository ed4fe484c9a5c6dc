package dev.tidemark.evalset.cut;

import dev.tidemark.chassis.lease.Lease;
import dev.tidemark.evalset.EvalsetException;
import dev.tidemark.evalset.compute.ComputeService;
import dev.tidemark.evalset.draw.DrawKeyStore;
import dev.tidemark.evalset.draw.Draws;
import dev.tidemark.evalset.pool.PoolSample;
import dev.tidemark.evalset.pool.PoolStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes one version under a lease that its caller holds. */
@ApplicationScoped
class CutService {
  private static final Logger LOG = Logger.getLogger(CutService.class);
  private static final int AGAIN = 2;

  private final PoolStore pool;
  private final PreviousStore versions;
  private final DrawKeyStore keys;
  private final ComputeService compute;
  private final VersionWriteStore writer;
  private final CutConfig config;
  private final CutMetrics metrics;

  CutService(
      PoolStore pool,
      PreviousStore versions,
      DrawKeyStore keys,
      ComputeService compute,
      VersionWriteStore writer,
      CutConfig config,
      CutMetrics metrics) {
    this.pool = pool;
    this.versions = versions;
    this.keys = keys;
    this.compute = compute;
    this.writer = writer;
    this.config = config;
    this.metrics = metrics;
  }

  /**
   * Cuts a version; whatever it fails with, nothing is left of it.
   *
   * @return its number; fails with POOL_TOO_SMALL, or with {@link OvertakenException}
   */
  Uni<Integer> cut(CutOrder order, Lease lease) {
    long begun = System.nanoTime();
    return Uni.createFrom()
        .deferred(() -> once(order, lease))
        .onFailure(PoolChangedException.class)
        .retry()
        .atMost(AGAIN)
        .invoke(number -> LOG.infof("%s: version %d", order, number))
        .onItemOrFailure()
        .invoke((number, failure) -> metrics.ended(order.origin(), outcome(failure), since(begun)));
  }

  private Uni<Integer> once(CutOrder order, Lease lease) {
    return pool.read(order.application(), order.days(), config.mostPrompts())
        .chain(
            sample ->
                versions
                    .before(order.application(), order.origin())
                    .chain(previous -> choose(order, sample, previous))
                    .chain(choice -> writer.write(lease, order, sample, choice)));
  }

  private Uni<Choice> choose(CutOrder order, PoolSample sample, Previous previous) {
    return keys.draws()
        .map(this::cutter)
        .chain(
            cutter ->
                compute.run(
                    order.toString(), progress -> cutter.cut(sample, previous, order, progress)));
  }

  private Cutter cutter(Draws draws) {
    return new Cutter(draws, config.poolSize());
  }

  private static String outcome(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> "cut";
      case EvalsetException.PoolTooSmall _ -> "too_small";
      case OvertakenException _ -> "overtaken";
      default -> "failed";
    };
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
