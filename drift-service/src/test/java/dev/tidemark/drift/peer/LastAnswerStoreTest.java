package dev.tidemark.drift.peer;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.chassis.errors.CommonReason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastAnswerStoreTest {
  private static final Instant START = Instant.parse("2026-04-12T11:42:07Z");

  private Instant now = START;
  private int asked;

  private final LastAnswerStore<String, Said> answers =
      new LastAnswerStore<>(
          "shadow",
          new LastAnswerStore.Times(
              Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofMinutes(5)),
          () -> now,
          2);

  private record Said(Instant asOf, boolean away, int number) implements PeerAnswer<Said> {
    @Override
    public Said whenAway() {
      return new Said(asOf, true, number);
    }
  }

  @Test
  void asksAgainWhenTheAnswerIsOld() {
    assertThat(ask("a")).isEqualTo(new Said(START, false, 1));
    now = START.plusSeconds(9);
    assertThat(ask("a")).isEqualTo(new Said(START, false, 1));
    now = START.plusSeconds(10);
    assertThat(ask("a")).isEqualTo(new Said(now, false, 2));
  }

  @Test
  void asksOnceForAllWhoWait() {
    List<UniEmitter<? super Said>> waiting = new ArrayList<>();
    Uni<Said> slow = Uni.createFrom().emitter(waiting::add);

    var first = answers.get("a", () -> slow).subscribe().withSubscriber(subscriber());
    now = START.plusSeconds(60);
    var second = answers.get("a", () -> slow).subscribe().withSubscriber(subscriber());
    waiting.getFirst().complete(new Said(now, false, 7));

    assertThat(waiting).hasSize(1);
    assertThat(first.getItem()).isEqualTo(second.getItem());
  }

  @Test
  void givesTheLastAnswerAgainWhileThePeerIsAway() {
    ask("a");
    now = START.plusSeconds(60);

    assertThat(fail("a")).isEqualTo(new Said(START, true, 1));
    now = START.plusSeconds(61);
    assertThat(ask("a")).isEqualTo(new Said(START, true, 1));
    now = START.plusSeconds(62);
    assertThat(ask("a")).isEqualTo(new Said(now, false, 2));
  }

  @Test
  void namesThePeerWhenThereIsNoAnswerToGive() {
    assertThatThrownBy(() -> fail("a"))
        .isInstanceOfSatisfying(
            CommonException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(CommonReason.DEPENDENCY_UNAVAILABLE);
              assertThat(refusal.failure().metadata()).containsEntry("dependency", "shadow");
              assertThat(refusal.failure().retryDelay()).contains(Duration.ofSeconds(2));
            });
  }

  @Test
  void passesARefusalOnAlthoughThereIsAnAnswer() {
    ask("a");
    now = START.plusSeconds(60);
    Uni<Said> refused = Uni.createFrom().failure(CommonException.unknownApplication("a"));

    assertThatThrownBy(() -> get(answers.get("a", () -> refused)))
        .hasMessageContaining("application \"a\" has no traffic here");
  }

  @Test
  void forgetsWhatIsTooOldToGive() {
    ask("a");
    now = START.plusSeconds(301);

    assertThatThrownBy(() -> fail("a")).hasMessageContaining("shadow is away");
  }

  @Test
  void forgetsRatherThanGrow() {
    for (String question : new String[] {"a", "b", "c", "d", "a"}) {
      ask(question);
    }

    assertThat(asked).isEqualTo(5);
  }

  private Said ask(String question) {
    return get(
        answers.get(question, () -> Uni.createFrom().item(() -> new Said(now, false, ++asked))));
  }

  private Said fail(String question) {
    return get(
        answers.get(
            question, () -> Uni.createFrom().failure(new IllegalStateException("no connection"))));
  }

  private static UniAssertSubscriber<Said> subscriber() {
    return UniAssertSubscriber.create();
  }
}
