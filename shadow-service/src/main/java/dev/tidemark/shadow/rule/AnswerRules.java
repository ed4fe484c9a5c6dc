package dev.tidemark.shadow.rule;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks an answer by itself. */
public final class AnswerRules {
  /** Refusals stand at the beginning; a later "I cannot" is usually about something else. */
  private static final int BEGINNING = 160;

  private static final int PROMPT_END = 4_000;

  private static final Pattern REFUSAL =
      Pattern.compile(
          "\\b(i('m| am) (sorry|unable|not able)|i (cannot|can't|can not|won't|will not) "
              + "(help|assist|provide|do that|answer|comply|fulfil|create|generate|discuss)"
              + "|as an ai\\b.{0,40}\\b(cannot|can't|unable|not able))");

  private static final Pattern ASKS_FOR_JSON =
      Pattern.compile(
          "\\b(as|in|valid|only|into|return|returns|output|respond with|reply with|answer with)"
              + " (a |an |the )?(single |valid |raw |plain |pure )?json\\b|\\bjson (only|object"
              + "|array|format|output)\\b");

  private static final String FENCE = "```";

  private final Predicate<String> isJson;
  private final Duration inTime;

  /**
   * @param isJson whether a text is one JSON document
   * @param inTime longest latency that passes
   */
  public AnswerRules(Predicate<String> isJson, Duration inTime) {
    this.isJson = isJson;
    this.inTime = inTime;
  }

  /**
   * Checks one answer. An empty one fails {@code not-empty} and is not looked at further.
   *
   * @param prompt the last user message
   * @param answer text
   * @param latency empty when it was not measured
   */
  public RuleChecks check(String prompt, String answer, Optional<Duration> latency) {
    boolean empty = answer.isBlank();
    RuleChecks checks = RuleChecks.NONE.with(Rule.NOT_EMPTY, !empty);
    if (!empty) {
      checks = checks.with(Rule.NO_REFUSAL, !isRefusal(answer));
      if (asksForJson(prompt)) {
        checks = checks.with(Rule.VALID_JSON, isJson.test(unfenced(answer)));
      }
    }
    return latency.isPresent()
        ? checks.with(Rule.IN_TIME, latency.get().compareTo(inTime) <= 0)
        : checks;
  }

  private static boolean isRefusal(String answer) {
    String start = answer.strip();
    String beginning = start.substring(0, Math.min(BEGINNING, start.length()));
    return REFUSAL.matcher(beginning.toLowerCase(Locale.ROOT).replace('’', '\'')).find();
  }

  /** Instructions stand at either end of a long prompt. */
  private static boolean asksForJson(String prompt) {
    int length = prompt.length();
    String ends =
        length <= 2 * PROMPT_END
            ? prompt
            : prompt.substring(0, PROMPT_END) + "\n" + prompt.substring(length - PROMPT_END);
    return ASKS_FOR_JSON.matcher(ends.toLowerCase(Locale.ROOT)).find();
  }

  /** The text between a fence of its own line and one at the end; looks at each character once. */
  private static String unfenced(String answer) {
    String text = answer.strip();
    int line = text.indexOf('\n');
    boolean fenced = text.startsWith(FENCE) && text.endsWith(FENCE) && line > 0;
    return fenced && isLabel(text.substring(FENCE.length(), line))
        ? text.substring(line + 1, text.length() - FENCE.length())
        : answer;
  }

  private static boolean isLabel(String afterFence) {
    return afterFence.isBlank() || afterFence.strip().equals("json");
  }
}
