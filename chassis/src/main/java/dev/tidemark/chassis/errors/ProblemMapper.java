package dev.tidemark.chassis.errors;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;

/** Renders a failure as {@code application/problem+json} (RFC 9457). */
final class ProblemMapper {
  static final String MEDIA_TYPE = "application/problem+json";

  private ProblemMapper() {}

  /**
   * The problem document.
   *
   * @param instance path of the request that failed
   */
  static String toJson(Failure failure, String instance) {
    Reason reason = failure.reason();
    JsonObject problem =
        new JsonObject()
            .put("type", "urn:tidemark:problem:%s:%s".formatted(reason.domain(), reason.name()))
            .put("title", title(reason))
            .put("status", reason.httpStatus())
            .put("detail", failure.message())
            .put("instance", instance)
            .put("reason", reason.name())
            .put("domain", reason.domain())
            .put("metadata", metadata(failure));
    return problem.encode();
  }

  /** Whole seconds, at least 1, as the Retry-After header wants them. */
  static long retryAfterSeconds(Duration delay) {
    return Math.max(1, delay.plusMillis(999).toSeconds());
  }

  private static JsonObject metadata(Failure failure) {
    JsonObject json = new JsonObject();
    failure.metadata().forEach(json::put);
    return json;
  }

  private static String title(Reason reason) {
    String words = reason.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
