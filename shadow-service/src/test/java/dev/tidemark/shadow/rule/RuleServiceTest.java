package dev.tidemark.shadow.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleServiceTest {
  private final RuleService rules =
      new RuleService(new ObjectMapper(), () -> Duration.ofSeconds(30));

  @ParameterizedTest
  @ValueSource(strings = {"{}", " [1, {\"a\": [true, null]}] ", "7", "\"text\"", "```\n{}\n```"})
  void takesOneJsonDocument(String answer) {
    assertThat(isJson(answer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{} {}", "{}, more", "[1,]", "{a: 1}", "sure: {}", "```\n\n```"})
  void takesNothingElse(String answer) {
    assertThat(isJson(answer)).isFalse();
  }

  private boolean isJson(String answer) {
    return rules.check("Answer in JSON.", answer, Optional.empty()).holds(Rule.VALID_JSON);
  }
}
