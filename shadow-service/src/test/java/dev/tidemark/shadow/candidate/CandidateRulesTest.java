package dev.tidemark.shadow.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.chassis.errors.CommonException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateRulesTest {
  private static final String ENDPOINT = "https://models.example/v1";

  @Test
  void fillsInDefaults() {
    CandidateSettings settings = CandidateRules.complete(settings(ENDPOINT, "", 0));
    assertThat(settings.margin()).isEqualTo(0.05);
    assertThat(settings.requestsPerSecond()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, -0.1, Double.NaN})
  void refusesAMarginThatDecidesNothing(double margin) {
    assertThatExceptionOfType(CommonException.class)
        .isThrownBy(() -> CandidateRules.complete(settings(ENDPOINT, "", margin)))
        .withMessageContaining("below 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {ENDPOINT + "?api-version=1", ENDPOINT + "#part", ENDPOINT + "?"})
  void refusesWhatACallWouldLeaveOut(String endpoint) {
    assertThatExceptionOfType(CommonException.class)
        .isThrownBy(() -> CandidateRules.complete(settings(endpoint, "", 0)))
        .withMessageContaining("query");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../judge", "other/name", "..", ".hidden"})
  void refusesASecretThatIsNoName(String secret) {
    assertThatExceptionOfType(CommonException.class)
        .isThrownBy(() -> CandidateRules.complete(settings(ENDPOINT, secret, 0)))
        .withMessageContaining("secret");
  }

  private static CandidateSettings settings(String endpoint, String secret, double margin) {
    return new CandidateSettings(endpoint, "model", secret, 0, 0, Duration.ZERO, 0, 0, margin, 0);
  }
}
