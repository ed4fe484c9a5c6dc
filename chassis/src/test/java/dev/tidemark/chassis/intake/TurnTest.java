package dev.tidemark.chassis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnTest {
  // Deeper than any stack.
  private static final int MANY = 100_000;

  private final Turn turn = new Turn();
  private final List<String> done = new ArrayList<>();

  @Test
  void theNextWaitsForTheEndOfTheOneBefore() {
    CompletableFuture<String> first = new CompletableFuture<>();
    Uni<String> slow = turn.next(() -> Uni.createFrom().completionStage(first).invoke(done::add));
    Uni<String> fast = turn.next(() -> Uni.createFrom().item("b").invoke(done::add));
    assertThat(done).isEmpty();

    first.complete("a");

    assertThat(ended(fast)).isEqualTo("b");
    assertThat(ended(slow)).isEqualTo("a");
    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void aFailureDoesNotStopTheNext() {
    turn.next(() -> Uni.createFrom().failure(new IllegalStateException("first")));
    assertThat(ended(turn.next(() -> Uni.createFrom().item("b")))).isEqualTo("b");
  }

  @Test
  void whoStopsWaitingStopsNothing() {
    CompletableFuture<String> first = new CompletableFuture<>();
    turn.next(() -> Uni.createFrom().completionStage(first).invoke(done::add))
        .subscribe()
        .with(item -> {})
        .cancel();
    Uni<String> next = turn.next(() -> Uni.createFrom().item("b").invoke(done::add));
    assertThat(done).isEmpty();

    first.complete("a");

    assertThat(ended(next)).isEqualTo("b");
    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void muchThatWaitsIsDoneInOrder() {
    CompletableFuture<String> first = new CompletableFuture<>();
    turn.next(() -> Uni.createFrom().completionStage(first));
    for (int i = 0; i < MANY; i++) {
      String name = "work " + i;
      turn.next(() -> Uni.createFrom().item(name).invoke(done::add));
    }

    first.complete("a");

    assertThat(done).hasSize(MANY).startsWith("work 0").endsWith("work " + (MANY - 1));
    assertThat(ended(turn.next(() -> Uni.createFrom().item("b")))).isEqualTo("b");
  }

  /** Without waiting: everything before it has ended. */
  private static <T> T ended(Uni<T> work) {
    return work.subscribeAsCompletionStage().toCompletableFuture().resultNow();
  }
}
