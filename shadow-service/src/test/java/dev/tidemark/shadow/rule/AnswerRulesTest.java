package dev.tidemark.shadow.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerRulesTest {
  private final AnswerRules rules =
      new AnswerRules(text -> text.strip().startsWith("{"), Duration.ofSeconds(2));

  @Test
  void looksNoFurtherIntoAnEmptyAnswer() {
    RuleChecks checks = check("Return JSON", " \n");
    assertThat(checks.rules()).containsExactly(Rule.NOT_EMPTY);
    assertThat(checks.holds(Rule.NOT_EMPTY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry, but I can't help with that.",
        "I’m unable to do this.",
        "As an AI language model, I cannot have opinions.",
        "I cannot assist with that request."
      })
  void seesRefusals(String answer) {
    assertThat(check("hi", answer).holds(Rule.NO_REFUSAL)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Sorry for the delay: here it is.", "You cannot divide by zero.", "I can help."})
  void seesNoRefusalInAnAnswer(String answer) {
    assertThat(check("hi", answer).holds(Rule.NO_REFUSAL)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Answer in JSON.", "Return only valid JSON please", "give it as a JSON object"})
  void wantsJsonWhereItWasAskedFor(String prompt) {
    assertThat(check(prompt, "{}").holds(Rule.VALID_JSON)).isTrue();
    assertThat(check(prompt, "```json\n{}\n```").holds(Rule.VALID_JSON)).isTrue();
    assertThat(check(prompt, "sure: {}").rules()).contains(Rule.VALID_JSON);
    assertThat(check(prompt, "sure: {}").holds(Rule.VALID_JSON)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"What is JSON?", "How do I parse JSON with Python?", "hi"})
  void wantsNoJsonWhereItWasOnlyMentioned(String prompt) {
    assertThat(check(prompt, "text").rules()).doesNotContain(Rule.VALID_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"```\n{}```", " ```json \n{}\n```\n", "```json\n\n{\n}\n```"})
  void looksIntoAFenceOfItsOwnLine(String answer) {
    assertThat(check("Answer in JSON.", answer).holds(Rule.VALID_JSON)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"```", "```\n```", "``````", "```{}```", "```java\n{}\n```", "```\n{}"})
  void looksIntoNoOtherFence(String answer) {
    assertThat(check("Answer in JSON.", answer).holds(Rule.VALID_JSON)).isFalse();
  }

  @Test
  void takesNoLongerForAFenceThatIsNeverClosed() {
    String unclosed = "```" + "\n".repeat(1 << 20) + "x";
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> check("Answer in JSON.", unclosed).holds(Rule.VALID_JSON));
  }

  @Test
  void judgesLatencyOnlyWhereItWasMeasured() {
    assertThat(check("hi", "ho").rules()).doesNotContain(Rule.IN_TIME);
    assertThat(rules.check("hi", "ho", Optional.of(Duration.ofSeconds(2))).holds(Rule.IN_TIME))
        .isTrue();
    assertThat(rules.check("hi", "ho", Optional.of(Duration.ofMillis(2_001))).holds(Rule.IN_TIME))
        .isFalse();
  }

  private RuleChecks check(String prompt, String answer) {
    return rules.check(prompt, answer, Optional.empty());
  }
}
