package dev.tidemark.drift.compute;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A small pool for the maths of reports: half of the cores, at least one. */
@ApplicationScoped
public class ComputeService {
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          Thread.ofPlatform().daemon().name("report-", 0).factory());

  /**
   * Runs work on the pool and hands its result back on the caller's Vert.x context.
   *
   * @param work pure maths, no database
   */
  public <T> Uni<T> run(Supplier<T> work) {
    return Uni.createFrom().item(work).runSubscriptionOn(workers).emitOn(caller());
  }

  private static Executor caller() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
  }

  @PreDestroy
  void stop() {
    workers.shutdownNow();
  }
}
