package dev.tidemark.system.endtoend;

import dev.tidemark.quickstart.model.NoAnswerException;
import dev.tidemark.quickstart.model.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A model that takes its time, and knows what it was asked. */
final class WatchedModel implements StandIn {
  private final StandIn model;
  private final CountDownLatch released = new CountDownLatch(1);
  private final Duration longest;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  /**
   * A slow model.
   *
   * @param longest time until it answers, unless it is released before
   */
  WatchedModel(StandIn model, Duration longest) {
    this.model = model;
    this.longest = longest;
  }

  @Override
  public String answer(List<String> messages) throws NoAnswerException {
    asked.merge(messages.getLast(), 1, Integer::sum);
    waiting.incrementAndGet();
    try {
      var _ = released.await(longest.toMillis(), TimeUnit.MILLISECONDS);
      return model.answer(messages);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Answers at once from now on. */
  void release() {
    released.countDown();
  }

  /** Calls in progress. */
  int waiting() {
    return waiting.get();
  }

  /** How often each prompt was asked, whoever asked and whether the answer arrived. */
  Map<String, Integer> asked() {
    return Map.copyOf(asked);
  }
}
