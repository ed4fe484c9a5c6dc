package dev.tidemark.shadow.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The rules with a real JSON parser. */
@Singleton
public class RuleService {
  private final JsonFactory json;
  private final AnswerRules rules;

  RuleService(ObjectMapper json, RuleConfig config) {
    this.json = json.getFactory();
    this.rules = new AnswerRules(this::isJson, config.inTime());
  }

  /** Checks one answer; see {@link AnswerRules#check}. */
  public RuleChecks check(String prompt, String answer, Optional<Duration> latency) {
    return rules.check(prompt, answer, latency);
  }

  /** Token by token: a tree of a large answer would hold up the event loop. */
  private boolean isJson(String text) {
    try (JsonParser tokens = json.createParser(text)) {
      boolean any = tokens.nextToken() != null;
      tokens.skipChildren();
      return any && tokens.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
