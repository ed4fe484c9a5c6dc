package dev.tidemark.evalset.compute;

import dev.tidemark.stats.selection.Progress;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** A small pool for the maths of cuts: half of the cores, at least one. */
@ApplicationScoped
public class ComputeService {
  private static final Logger LOG = Logger.getLogger(ComputeService.class);

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          Thread.ofPlatform().daemon().name("cut-", 0).factory());

  /**
   * Runs work on the pool and hands its result back on the caller's Vert.x context. When the caller
   * cancels or the service stops, the work is told to stop. Whatever the work throws, errors of the
   * runtime too, fails the result: a caller that renews a lease must not wait for ever.
   *
   * @param what name of the work for the log
   * @param work pure maths, no database; asks its progress several times a second
   */
  public <T> Uni<T> run(String what, Function<Progress, T> work) {
    Executor caller = caller();
    return Uni.createFrom()
        .<T>emitter(
            emitter -> {
              Running running = new Running(what);
              emitter.onTermination(running::cancel);
              workers.execute(
                  () -> {
                    try {
                      emitter.complete(work.apply(running));
                    } catch (Throwable e) {
                      emitter.fail(e);
                    }
                  });
            })
        .emitOn(caller);
  }

  private static Executor caller() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.set(true);
  }

  @PreDestroy
  void close() {
    stopped.set(true);
    workers.shutdownNow();
  }

  /** Logs every quarter, and knows when to stop. */
  private final class Running implements Progress {
    private static final double STEP = .25;

    private final String what;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private double told;

    Running(String what) {
      this.what = what;
    }

    void cancel() {
      cancelled.set(true);
    }

    @Override
    public void reached(double share) {
      if (share >= told + STEP) {
        told = share;
        LOG.infof("%s: %.0f %%", what, 100 * share);
      }
    }

    @Override
    public boolean cancelled() {
      return cancelled.get() || stopped.get();
    }
  }
}
