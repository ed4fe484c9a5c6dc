package dev.tidemark.drift.compute;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DailyAnswerStoreTest {
  private final DailyAnswerStore<String, Integer> answers = new DailyAnswerStore<>(2);
  private final AtomicInteger computed = new AtomicInteger();

  @Test
  void computesOnceADay() {
    assertThat(ask("a", 1)).isEqualTo(1);
    assertThat(ask("a", 1)).isEqualTo(1);
    assertThat(ask("a", 2)).isEqualTo(2);
  }

  @Test
  void keepsNoFailure() {
    Uni<Integer> failing =
        answers.get("a", 1, () -> Uni.createFrom().failure(new IllegalStateException("away")));

    assertThatThrownBy(() -> get(failing)).hasMessage("away");
    assertThat(ask("a", 1)).isEqualTo(1);
  }

  @Test
  void forgetsRatherThanGrow() {
    for (String key : new String[] {"a", "b", "c", "d", "a"}) {
      ask(key, 1);
    }

    assertThat(computed).hasValue(5);
  }

  private int ask(String key, int day) {
    return get(answers.get(key, day, () -> Uni.createFrom().item(computed::incrementAndGet)));
  }
}
