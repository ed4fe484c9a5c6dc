package dev.tidemark.drift.analyse;

import dev.tidemark.drift.analyse.Enriched.Prompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prompt with everything that adding it needs.
 *
 * @param prompt as it came
 * @param late whether its day was closed before it came
 * @param cohort to sketch under
 * @param features of its vector; null when there is none or it is late
 */
record Ready(Prompt prompt, boolean late, String cohort, @Nullable Features features) {

  /** Features of a vector. Arrays are not copied. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Features(float[] distance, float[] panel) {}

  /** One batch; {@code ended} when it holds an end of stream. */
  record Batch(List<Ready> prompts, boolean ended) {}
}
