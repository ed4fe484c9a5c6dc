package dev.tidemark.shadow.rule;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The rules with a real JSON parser. */
@Singleton
public class RuleService {
  private final ObjectReader reader;
  private final AnswerRules rules;

  RuleService(ObjectMapper json, RuleConfig config) {
    this.reader = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    this.rules = new AnswerRules(this::isJson, config.inTime());
  }

  /** Checks one answer; see {@link AnswerRules#check}. */
  public RuleChecks check(String prompt, String answer, Optional<Duration> latency) {
    return rules.check(prompt, answer, latency);
  }

  private boolean isJson(String text) {
    try {
      JsonNode read = reader.readTree(text);
      return read != null && !read.isMissingNode();
    } catch (IOException e) {
      return false;
    }
  }
}
