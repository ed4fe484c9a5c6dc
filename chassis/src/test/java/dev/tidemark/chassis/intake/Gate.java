package dev.tidemark.chassis.intake;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;

/** Keeps batches from being prepared while it is closed, as it is at first. */
final class Gate {
  private volatile CompletableFuture<Void> opened = new CompletableFuture<>();

  Rows rows() {
    return new Rows(records -> Uni.createFrom().completionStage(opened.copy()));
  }

  void open() {
    opened.complete(null);
  }

  void close() {
    opened = new CompletableFuture<>();
  }
}
