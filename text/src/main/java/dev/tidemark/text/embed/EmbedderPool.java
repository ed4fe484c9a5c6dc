package dev.tidemark.text.embed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A fixed number of embedders, each on its own thread, behind two bounded queues.
 *
 * <p>Stream and rpc wait in lanes of their own and are served in turn whenever both wait, so
 * neither can starve the other; a full lane refuses at once and says when to come again.
 */
public final class EmbedderPool implements AutoCloseable {

  /** Who waits. */
  public enum Lane {
    /** The stream of interactions. */
    STREAM,
    /** Callers who wait for an answer. */
    RPC
  }

  private final Lanes lanes;
  private final List<Embedder> embedders;
  private final List<Thread> threads;

  /**
   * Starts the workers.
   *
   * @param workers number of embedders and threads, at least 1; more than there are processors only
   *     costs memory
   * @param capacity texts that may wait in each lane, at least 1
   * @param loader makes one embedder; called {@code workers} times
   */
  public EmbedderPool(int workers, int capacity, Supplier<? extends Embedder> loader) {
    lanes = new Lanes(capacity, workers);
    embedders = IntStream.range(0, workers).<Embedder>mapToObj(i -> loader.get()).toList();
    threads = IntStream.range(0, workers).mapToObj(this::start).toList();
  }

  /** A pool of the default model. */
  public static EmbedderPool ofMiniLm(int workers, int capacity) {
    return new EmbedderPool(workers, capacity, MiniLmEmbedder::load);
  }

  /**
   * Queues a text.
   *
   * @return the vector; fails with {@link EmbedderBusyException} at once when the lane is full,
   *     with {@link EmptyTextException} when the text has no token. A cancelled text that still
   *     waits is skipped
   */
  public CompletableFuture<float[]> embed(Lane lane, String text) {
    return lanes.offer(lane, text);
  }

  /** Id of the embedders. */
  public String id() {
    return embedders.getFirst().id();
  }

  /** Length of the vectors. */
  public int dimension() {
    return embedders.getFirst().dimension();
  }

  /** Texts that wait in a lane now. */
  public int waiting(Lane lane) {
    return lanes.waiting(lane);
  }

  /** Refuses new texts, cancels those that wait, ends the workers and frees native memory. */
  @Override
  public void close() {
    lanes.close();
    for (Thread thread : threads) {
      await(thread);
    }
    embedders.forEach(Embedder::close);
  }

  private static void await(Thread thread) {
    try {
      if (!thread.join(Duration.ofSeconds(10))) {
        throw new IllegalStateException(thread.getName() + " did not end within 10 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread start(int index) {
    return Thread.ofPlatform()
        .name("embed-" + index)
        .daemon()
        .start(() -> lanes.serve(embedders.get(index)));
  }
}
