package dev.tidemark.text.embed;

import dev.tidemark.text.embed.EmbedderPool.Lane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Two bounded queues, served in turn. */
final class Lanes {
  private static final long MIN_RETRY_MILLIS = 50;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Map<Lane, ArrayDeque<Task>> queues = new EnumMap<>(Lane.class);
  private final int capacity;
  private final int workers;
  private Lane last = Lane.RPC;
  private double meanNanos = 5e6;
  private boolean closed;

  Lanes(int capacity, int workers) {
    this.capacity = capacity;
    this.workers = workers;
    for (Lane lane : Lane.values()) {
      queues.put(lane, new ArrayDeque<>());
    }
  }

  CompletableFuture<float[]> offer(Lane lane, String text) {
    lock.lock();
    try {
      if (closed) {
        return CompletableFuture.failedFuture(new CancellationException("the embedder is closed"));
      }
      ArrayDeque<Task> queue = queue(lane);
      if (queue.size() >= capacity) {
        return CompletableFuture.failedFuture(new EmbedderBusyException(capacity, retryAfter()));
      }
      Task task = new Task(text, new CompletableFuture<>());
      queue.add(task);
      filled.signal();
      return task.result();
    } finally {
      lock.unlock();
    }
  }

  int waiting(Lane lane) {
    lock.lock();
    try {
      return queue(lane).size();
    } finally {
      lock.unlock();
    }
  }

  /** Works until {@link #close()}. */
  void serve(Embedder embedder) {
    for (Task task = take(); task != null; task = take()) {
      long start = System.nanoTime();
      run(embedder, task);
      served(System.nanoTime() - start);
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      queues.values().forEach(queue -> queue.forEach(task -> task.result().cancel(false)));
      queues.values().forEach(ArrayDeque::clear);
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static void run(Embedder embedder, Task task) {
    try {
      task.result().complete(embedder.embed(task.text()));
    } catch (RuntimeException e) {
      task.result().completeExceptionally(e);
    }
  }

  /** Next task that is still wanted; null once closed. */
  private @Nullable Task take() {
    lock.lock();
    try {
      while (!closed) {
        Task task = poll();
        if (task == null) {
          filled.awaitUninterruptibly();
        } else if (!task.result().isDone()) {
          return task;
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Task poll() {
    Lane other = last == Lane.RPC ? Lane.STREAM : Lane.RPC;
    Lane lane = queue(other).isEmpty() ? last : other;
    last = lane;
    return queue(lane).poll();
  }

  private void served(long nanos) {
    lock.lock();
    try {
      meanNanos += .05 * (nanos - meanNanos);
    } finally {
      lock.unlock();
    }
  }

  /** Half a full lane, with the other lane taking every second turn. */
  private Duration retryAfter() {
    long millis = (long) (capacity * meanNanos / workers / 1e6);
    return Duration.ofMillis(Math.max(MIN_RETRY_MILLIS, millis));
  }

  private ArrayDeque<Task> queue(Lane lane) {
    return Objects.requireNonNull(queues.get(lane));
  }

  private record Task(String text, CompletableFuture<float[]> result) {}
}
