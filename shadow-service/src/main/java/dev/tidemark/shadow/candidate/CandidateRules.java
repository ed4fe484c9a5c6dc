package dev.tidemark.shadow.candidate;

import dev.tidemark.chassis.errors.CommonException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Bounds and defaults of what operators send. */
public final class CandidateRules {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern SECRET = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]{0,99})?");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final double MOST_PER_SECOND = 1_000;
  private static final long MOST_TOKENS = 1L << 50;
  private static final int MOST_ANSWER_TOKENS = 1_000_000;
  private static final int LONGEST_TEXT = 2_000;

  private CandidateRules() {}

  /** A usable id; "production" is taken. */
  public static void requireId(String id) {
    if (!ID.matcher(id).matches() || id.equals(CandidateKey.PRODUCTION)) {
      throw CommonException.invalidField(
          "id",
          "the id is not 1 to 100 of [A-Za-z0-9._-] or is \"production\"; choose another one");
    }
  }

  /**
   * Fills in defaults for zeros and checks the rest.
   *
   * @throws CommonException INVALID_FIELD naming the field and its bounds
   */
  public static CandidateSettings complete(CandidateSettings given) {
    requireText("endpoint", given.endpoint());
    requireBase(given.endpoint());
    requireText("model", given.model());
    if (!SECRET.matcher(given.secret()).matches()) {
      throw CommonException.invalidField(
          "secret", "the secret is no name of 1 to 100 of [A-Za-z0-9._-]; send its name only");
    }
    return new CandidateSettings(
        given.endpoint(),
        given.model(),
        given.secret(),
        probability(orDefault(given.replayProbability(), 1)),
        rate(orDefault(given.requestsPerSecond(), 5)),
        timeout(given.timeout()),
        tokens(given.tokensPerDay() == 0 ? 1_000_000 : given.tokensPerDay()),
        answer(given.maxAnswerTokens() == 0 ? 1_024 : given.maxAnswerTokens()),
        margin(orDefault(given.margin(), 0.05)),
        within("alpha", orDefault(given.alpha(), 0.05), 0.5));
  }

  /** Checks a change. */
  public static CandidateChange complete(CandidateChange given) {
    given.replayProbability().ifPresent(CandidateRules::probability);
    given.requestsPerSecond().ifPresent(CandidateRules::rate);
    given.tokensPerDay().ifPresent(CandidateRules::tokens);
    return given;
  }

  private static double orDefault(double value, double zero) {
    return value == 0 ? zero : value;
  }

  private static double probability(double value) {
    return within("replay_probability", value, 1);
  }

  private static double rate(double value) {
    return within("requests_per_second", value, MOST_PER_SECOND);
  }

  private static double margin(double value) {
    if (!(value > 0 && value < 1)) {
      throw CommonException.invalidField(
          "margin",
          "margin is %s but above 0 and below 1 is required; correct it".formatted(value));
    }
    return value;
  }

  private static double within(String field, double value, double most) {
    if (!(value > 0 && value <= most)) {
      throw CommonException.invalidField(
          field,
          "%s is %s but above 0 and at most %s is required; correct it"
              .formatted(field, value, most));
    }
    return value;
  }

  private static long tokens(long value) {
    if (value < 1 || value > MOST_TOKENS) {
      throw CommonException.invalidField(
          "tokens_per_day",
          "tokens_per_day is %d but 1 to %d is required; correct it".formatted(value, MOST_TOKENS));
    }
    return value;
  }

  private static int answer(int value) {
    if (value < 1 || value > MOST_ANSWER_TOKENS) {
      throw CommonException.invalidField(
          "max_answer_tokens",
          "max_answer_tokens is %d but 1 to %d is required; correct it"
              .formatted(value, MOST_ANSWER_TOKENS));
    }
    return value;
  }

  private static Duration timeout(Duration value) {
    Duration timeout = value.isZero() ? TIMEOUT : value;
    if (timeout.isNegative() || timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
      throw CommonException.invalidField(
          "timeout", "timeout is %s but 1 ms to 5 min is required; correct it".formatted(value));
    }
    return timeout;
  }

  /** "/chat/completions" is appended to the path: nothing may stand behind it. */
  private static void requireBase(String endpoint) {
    if (endpoint.indexOf('?') >= 0 || endpoint.indexOf('#') >= 0) {
      throw CommonException.invalidField(
          "endpoint",
          "the endpoint has a query or a fragment, which calls would leave out; send a URL that"
              + " ends with its path");
    }
  }

  private static void requireText(String field, String value) {
    if (value.isBlank() || value.length() > LONGEST_TEXT || value.indexOf('\0') >= 0) {
      throw CommonException.invalidField(
          field,
          "%s is empty or longer than %d characters; send it".formatted(field, LONGEST_TEXT));
    }
  }
}
