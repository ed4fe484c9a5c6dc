package dev.tidemark.ingest.delivery;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Brings an answer back to where the question was asked, request scope and transaction with it. */
public final class CallerContext {
  private CallerContext() {}

  /** Runs on the Vert.x context of the calling thread; at once where there is none. */
  public static Executor current() {
    @Nullable Context context = Vertx.currentContext();
    return context == null ? Runnable::run : command -> context.runOnContext(_ -> command.run());
  }
}
