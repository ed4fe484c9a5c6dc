package dev.tidemark.text.embed;

import static dev.tidemark.text.embed.EmbedderPool.Lane.RPC;
import static dev.tidemark.text.embed.EmbedderPool.Lane.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EmbedderPoolTest {
  private final Semaphore permits = new Semaphore(0);
  private final Semaphore begun = new Semaphore(0);
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  @Test
  void servesBothLanesInTurn() {
    try (EmbedderPool pool = new EmbedderPool(1, 10, Gated::new)) {
      List<CompletableFuture<float[]>> all = new ArrayList<>();
      all.add(pool.embed(RPC, "first"));
      begun.acquireUninterruptibly();
      IntStream.range(0, 6).forEach(i -> all.add(pool.embed(STREAM, "s" + i)));
      IntStream.range(0, 2).forEach(i -> all.add(pool.embed(RPC, "r" + i)));
      permits.release(9);
      all.forEach(CompletableFuture::join);
    }

    assertThat(order).containsExactly("first", "s0", "r0", "s1", "r1", "s2", "s3", "s4", "s5");
  }

  @Test
  void refusesWhenTheLaneIsFullAndSaysWhenToComeAgain() {
    try (EmbedderPool pool = new EmbedderPool(1, 2, Gated::new)) {
      CompletableFuture<float[]> working = pool.embed(STREAM, "working");
      begun.acquireUninterruptibly();
      CompletableFuture<float[]> first = pool.embed(STREAM, "a");
      CompletableFuture<float[]> last = pool.embed(STREAM, "b");

      assertThat(pool.waiting(STREAM)).isEqualTo(2);
      assertThatThrownBy(() -> pool.embed(STREAM, "c").join())
          .hasCauseInstanceOf(EmbedderBusyException.class)
          .cause()
          .satisfies(
              e ->
                  assertThat(((EmbedderBusyException) e).retryAfter())
                      .isGreaterThanOrEqualTo(Duration.ofMillis(50)));
      CompletableFuture<float[]> other = pool.embed(RPC, "still room");
      permits.release(4);
      assertThat(CompletableFuture.allOf(working, first, last, other))
          .succeedsWithin(Duration.ofSeconds(9));
    }
  }

  @Test
  void skipsWhatWasCancelled() {
    try (EmbedderPool pool = new EmbedderPool(1, 4, Gated::new)) {
      CompletableFuture<float[]> working = pool.embed(RPC, "working");
      begun.acquireUninterruptibly();
      pool.embed(RPC, "unwanted").cancel(false);
      CompletableFuture<float[]> wanted = pool.embed(RPC, "wanted");
      permits.release(2);
      CompletableFuture.allOf(working, wanted).join();
    }
    assertThat(order).containsExactly("working", "wanted");
  }

  @Test
  void goesOnAfterATextThatFails() {
    try (EmbedderPool pool = new EmbedderPool(1, 4, Gated::new)) {
      permits.release(2);
      CompletableFuture<float[]> empty = pool.embed(RPC, "");
      CompletableFuture<float[]> good = pool.embed(RPC, "good");

      assertThat(good).succeedsWithin(Duration.ofSeconds(9));
      assertThatThrownBy(empty::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(EmptyTextException.class);
    }
  }

  @Test
  void cancelsWhatWaitsWhenClosed() {
    EmbedderPool pool = new EmbedderPool(1, 4, Gated::new);
    CompletableFuture<float[]> working = pool.embed(RPC, "working");
    begun.acquireUninterruptibly();
    CompletableFuture<float[]> waiting = pool.embed(RPC, "waiting");
    CompletableFuture<Void> closing = CompletableFuture.runAsync(pool::close);
    await().until(waiting::isCancelled);
    permits.release();

    assertThat(closing).succeedsWithin(Duration.ofSeconds(9));
    assertThat(working).isCompleted();
    assertThat(pool.embed(RPC, "late")).isCompletedExceptionally();
  }

  @Test
  void givesTheSameVectorsFromManyThreadsAsFromOne() throws Exception {
    List<String> texts =
        IntStream.range(0, 60)
            .mapToObj(i -> "Explain point %d of the plan. ".formatted(i).repeat(1 + i % 9))
            .toList();
    try (MiniLmEmbedder single = MiniLmEmbedder.load();
        EmbedderPool pool = EmbedderPool.ofMiniLm(2, 100)) {
      List<CompletableFuture<float[]>> futures =
          texts.stream().map(text -> pool.embed(STREAM, text)).toList();
      for (int i = 0; i < texts.size(); i++) {
        assertThat(futures.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(single.embed(texts.get(i)));
      }
    }
  }

  /** Embeds when it gets a permit, and writes down the order. */
  private final class Gated implements Embedder {
    @Override
    public float[] embed(String text) {
      begun.release();
      permits.acquireUninterruptibly();
      if (text.isEmpty()) {
        throw new EmptyTextException(0);
      }
      order.add(text);
      return new float[] {1};
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public String id() {
      return "gated";
    }

    @Override
    public void close() {}
  }
}
