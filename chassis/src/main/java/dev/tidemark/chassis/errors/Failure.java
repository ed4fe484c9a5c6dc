package dev.tidemark.chassis.errors;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a caller is told about a refusal, the same on every door.
 *
 * @param reason why, as data
 * @param message actual, required, next step, in words; no class name, no SQL, no payload
 * @param metadata what the message says, as data: field, bound, actual; never ids of users
 * @param retryDelay when the same request may succeed; always present with UNAVAILABLE (1 s unless
 *     said otherwise)
 */
public record Failure(
    Reason reason, String message, Map<String, String> metadata, Optional<Duration> retryDelay) {

  private static final Duration DEFAULT_RETRY_DELAY = Duration.ofSeconds(1);

  public Failure {
    metadata = Map.copyOf(metadata);
    if (retryDelay.isEmpty() && reason.code() == ErrorCode.UNAVAILABLE) {
      retryDelay = Optional.of(DEFAULT_RETRY_DELAY);
    }
  }

  /** A failure with nothing but its reason and message. */
  public static Failure of(Reason reason, String message) {
    return new Failure(reason, message, Map.of(), Optional.empty());
  }

  /** The same failure with one more entry of metadata. */
  public Failure with(String key, Object value) {
    Map<String, String> extended = new TreeMap<>(metadata);
    extended.put(key, value.toString());
    return new Failure(reason, message, extended, retryDelay);
  }

  /** The same failure with the time after which a retry makes sense. */
  public Failure retryAfter(Duration delay) {
    return new Failure(reason, message, metadata, Optional.of(delay));
  }
}
