package dev.tidemark.drift.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedJoinTest {
  @Test
  void waitsForManyThatEndAtOnce() {
    List<Uni<Integer>> each = IntStream.range(0, 100_000).mapToObj(BoundedJoinTest::ended).toList();
    assertThat(completed(BoundedJoin.all(each, 16)))
        .isEqualTo(IntStream.range(0, 100_000).boxed().toList());
  }

  @Test
  void beginsTheNextWhenOneEndsAndKeepsTheOrder() {
    List<CompletableFuture<String>> ends = new ArrayList<>();
    List<String> begun = new ArrayList<>();
    List<Uni<String>> each =
        IntStream.range(0, 4).mapToObj(i -> pending("job " + i, begun, ends)).toList();
    CompletableFuture<List<String>> all =
        BoundedJoin.all(each, 2).subscribeAsCompletionStage().toCompletableFuture();
    assertThat(begun).containsExactly("job 0", "job 1");
    ends.get(1).complete("b");
    assertThat(begun).containsExactly("job 0", "job 1", "job 2");
    ends.get(2).complete("c");
    ends.get(3).complete("d");
    ends.get(0).complete("a");
    assertThat(all.resultNow()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void failsAtOnceWithTheFirstFailure() {
    List<CompletableFuture<String>> ends = new ArrayList<>();
    List<String> begun = new ArrayList<>();
    List<Uni<String>> each =
        IntStream.range(0, 3).mapToObj(i -> pending("job " + i, begun, ends)).toList();
    CompletableFuture<List<String>> all =
        BoundedJoin.all(each, 2).subscribeAsCompletionStage().toCompletableFuture();
    ends.get(1).completeExceptionally(new IllegalStateException("first"));
    assertThat(all.exceptionNow()).hasMessage("first");
    assertThat(begun).containsExactly("job 0", "job 1");
  }

  @Test
  void hasNothingToWaitForWhenThereIsNone() {
    assertThat(completed(BoundedJoin.all(List.<Uni<String>>of(), 4))).isEmpty();
  }

  /** Without waiting: everything it is made of has ended. */
  private static <T> T completed(Uni<T> join) {
    return join.subscribeAsCompletionStage().toCompletableFuture().resultNow();
  }

  private static Uni<Integer> ended(int index) {
    return Uni.createFrom()
        .deferred(() -> Uni.createFrom().completionStage(CompletableFuture.completedStage(index)))
        .chain(item -> Uni.createFrom().item(item));
  }

  private static Uni<String> pending(
      String name, List<String> begun, List<CompletableFuture<String>> ends) {
    CompletableFuture<String> end = new CompletableFuture<>();
    ends.add(end);
    return Uni.createFrom()
        .completionStage(
            () -> {
              begun.add(name);
              return end;
            });
  }
}
