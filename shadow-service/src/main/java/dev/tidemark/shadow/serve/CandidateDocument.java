package dev.tidemark.shadow.serve;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.shadow.candidate.CandidateSettings;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A candidate as JSON; what is absent takes its default. */
record CandidateDocument(
    @Nullable String id,
    @Nullable String endpoint,
    @Nullable String model,
    @Nullable String secret,
    @Nullable Double replayProbability,
    @Nullable Double requestsPerSecond,
    @Nullable String timeout,
    @Nullable Long tokensPerDay,
    @Nullable Integer maxAnswerTokens,
    @Nullable Double margin,
    @Nullable Double alpha) {

  String requireId() {
    return text(id);
  }

  CandidateSettings toSettings() {
    return new CandidateSettings(
        text(endpoint),
        text(model),
        text(secret),
        number(replayProbability),
        number(requestsPerSecond),
        timeout == null ? Duration.ZERO : duration(timeout),
        tokensPerDay == null ? 0 : tokensPerDay,
        maxAnswerTokens == null ? 0 : maxAnswerTokens,
        number(margin),
        number(alpha));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static double number(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw CommonException.invalidField(
          "timeout", "timeout is no ISO-8601 duration; send one like PT30S");
    }
  }
}
