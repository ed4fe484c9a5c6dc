package dev.tidemark.shadow.stack;

import static dev.tidemark.chassis.testing.Results.get;
import static dev.tidemark.shadow.stack.ShadowApi.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What drift is asked for, so that answers can be compared. */
@QuarkusTest
@TestProfile(ShadowProfile.class)
class SimilarityIT extends WithStubs {
  @Inject Pool database;

  @Test
  void embedsProductionsAnswerOnceForAllCandidatesOfOneSpace() {
    Events events = ShadowApi.start(kafka, "embedded-once");
    List<String> arms = List.of("first", "second", "third");
    arms.forEach(arm -> register(events, arm, Map.of()));
    for (int i = 0; i < 20; i++) {
      kafka.send(events.event("e" + i, Events.at(0, i), Events.embedded("u", "compare " + i)));
    }
    await().atMost(PATIENCE).until(() -> compared(events) == 60);
    for (int i = 0; i < 20; i++) {
      String text = "answer to compare " + i;
      assertThat(drift.timesEmbedded("plain " + text)).isEqualTo(1);
      assertThat(arms).allMatch(arm -> drift.timesEmbedded(arm + " " + text) == 1);
    }
    // As if an embedder had made it that drift no longer has.
    change(
        events,
        "interaction set answer_space = 'former', answer_vector = '\\x00'",
        "event_id = 'e0'");
    change(
        events,
        "attempt set status = 'PENDING', stage = 'COMPARE', due_at = now(), similarity = null",
        "event_id = 'e0' and arm = 'first'");
    await().atMost(PATIENCE).until(() -> compared(events) == 60);
    assertThat(drift.timesEmbedded("plain answer to compare 0")).isEqualTo(2);
  }

  private long compared(Events events) {
    String query = "select count(similarity) from attempt where application = $1";
    return get(database.preparedQuery(query).execute(Tuple.of(events.application())))
        .iterator()
        .next()
        .getLong(0);
  }

  private void change(Events events, String what, String which) {
    String update = "update %s where application = $1 and %s".formatted(what, which);
    get(database.preparedQuery(update).execute(Tuple.of(events.application())));
  }
}
