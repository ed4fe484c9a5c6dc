package dev.tidemark.shadow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tidemark.proto.shadow.v1.GetVerdictResponse;
import dev.tidemark.proto.shadow.v1.Verdict;
import dev.tidemark.shadow.attempt.ScoreRowStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service where nobody judges. */
@QuarkusTest
@TestProfile(JudgelessIT.Judgeless.class)
class JudgelessIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject ScoreRowStore rows;

  /** No judge. */
  public static class Judgeless extends ShadowProfile {
    static final String TOPICS = "judgeless.";

    @Override
    protected String prefix() {
      return TOPICS;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("tidemark.shadow.judge.endpoint", "");
      return settings;
    }
  }

  @Test
  void checksRulesAndSaysThatNobodyJudges() {
    try (StubModels models = new StubModels();
        FakeDrift _ = new FakeDrift();
        Kafka kafka = new Kafka(Judgeless.TOPICS)) {
      Events events = ShadowApi.start(kafka, "judgeless");
      ShadowApi.register(events, "good", Map.of());
      for (int i = 0; i < 20; i++) {
        kafka.send(events.event("e" + i, Events.at(0, i), Events.embedded("u" + i, "ask " + i)));
      }
      Counts counts = new Counts(rows);
      await().atMost(PATIENCE).until(() -> counts.of(events, "good", "SCORED") == 20);
      GetVerdictResponse verdict = ShadowApi.verdict(events, "good");
      assertThat(verdict.getRulesList())
          .anyMatch(rule -> rule.getCandidate().getN() == 20 && rule.getCandidate().getOk());
      assertThat(verdict.getVerdict()).isEqualTo(Verdict.VERDICT_INSUFFICIENT);
      assertThat(verdict.getSentence()).contains("judge");
      assertThat(models.calls("judge")).isZero();
    }
  }
}
