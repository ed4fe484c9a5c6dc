package dev.tidemark.chassis.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenCallsTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final OpenCalls calls = new OpenCalls();

  @Test
  void closesAtOnceWithoutCalls() {
    assertThat(calls.close(LONG)).isZero();
    assertThat(calls.begin()).isFalse();
  }

  @Test
  void waitsForTheLastCall() {
    assertThat(calls.begin()).isTrue();
    assertThat(calls.begin()).isTrue();
    CompletableFuture<Integer> closing = CompletableFuture.supplyAsync(() -> calls.close(LONG));
    calls.end();
    assertThat(closing).isNotDone();
    calls.end();
    assertThat(closing.join()).isZero();
  }

  @Test
  void saysHowManyCallsItCuts() {
    assertThat(calls.begin()).isTrue();
    assertThat(calls.close(Duration.ofMillis(1))).isEqualTo(1);
  }

  @Test
  void refusesWhatItDoesNotWaitFor() {
    AtomicInteger inside = new AtomicInteger();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 1_000).forEach(i -> callers.execute(() -> call(inside)));
      assertThat(calls.close(LONG)).isZero();
      assertThat(inside).hasValue(0);
    }
  }

  private void call(AtomicInteger inside) {
    if (calls.begin()) {
      inside.incrementAndGet();
      Thread.onSpinWait();
      inside.decrementAndGet();
      calls.end();
    }
  }
}
