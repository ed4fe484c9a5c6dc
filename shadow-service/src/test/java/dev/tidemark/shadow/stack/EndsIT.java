package dev.tidemark.shadow.stack;

import static dev.tidemark.shadow.stack.ShadowApi.candidate;
import static dev.tidemark.shadow.stack.ShadowApi.post;
import static dev.tidemark.shadow.stack.ShadowApi.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.shadow.attempt.ScoreRowStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What rows end in for which a call is not made, or brings half an answer. */
@QuarkusTest
@TestProfile(ShadowProfile.class)
class EndsIT extends WithStubs {
  private static final int SENT = 12;

  @Inject ScoreRowStore rows;

  @Inject
  @ConfigProperty(name = "tidemark.shadow.secrets-directory")
  Path secrets;

  @Test
  void saysWhyARowHasNoAnswerOrNoJudgement() throws IOException {
    Events events = ShadowApi.start(kafka, "ends");
    register(events, "thrifty", Map.of("tokensPerDay", 100, "maxAnswerTokens", 50));
    register(events, "cut", Map.of());
    register(events, "epic", Map.of());
    register(events, "judge-greedy", Map.of());
    registerWithSecret(events, "gone");
    registerWithSecret(events, "spoilt");
    Files.delete(secret("gone"));
    Files.writeString(secret("spoilt"), "t\u00f6ken");
    send(events, 0, SENT);
    Map<String, String> ends =
        Map.of(
            "thrifty", "SKIPPED TOO_LONG",
            "cut", "FAILED INCOMPLETE",
            "epic", "FAILED JUDGE_TOO_LONG",
            "gone", "FAILED NO_SECRET",
            "spoilt", "FAILED NO_SECRET");
    Counts counts = new Counts(rows);
    ends.forEach(
        (arm, end) -> {
          await().atMost(PATIENCE).until(() -> counts.areDone(events, arm, SENT));
          assertThat(counts.of(events, arm)).as(arm).isEqualTo(Map.of(end, (long) SENT));
        });
    // The calls that are in flight when the judge's day runs dry are still answered.
    await().atMost(PATIENCE).until(() -> counts.areDone(events, "judge-greedy", SENT));
    assertThat(counts.of(events, "judge-greedy").keySet())
        .containsExactlyInAnyOrder("FAILED JUDGE_UNPARSABLE", "FAILED JUDGE_BUDGET");
  }

  private void registerWithSecret(Events events, String name) throws IOException {
    Files.writeString(secret(name), "token");
    post(events, candidate(name, "steady", Map.of("secret", name))).statusCode(200);
  }

  private Path secret(String name) {
    return secrets.resolve(Events.TENANT).resolve(name);
  }
}
