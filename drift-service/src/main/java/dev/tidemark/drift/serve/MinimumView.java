package dev.tidemark.drift.serve;

import dev.tidemark.stats.MinimumSample;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The least data each printed number needs, as JSON.
 *
 * @param promptsPerPeriod prompts a user needs before and again after a deployment
 */
record MinimumView(List<Row> minimumSamples, int promptsPerPeriod) {

  /** One number: what is counted and how much of it is needed; 0 blocks if they do not matter. */
  record Row(String number, String unit, int least, int leastBlocks) {}

  static MinimumView table() {
    return new MinimumView(
        Arrays.stream(MinimumSample.values())
            .map(
                m ->
                    new Row(
                        m.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        m.unit(),
                        m.units(),
                        m.blocks()))
            .toList(),
        MinimumSample.PROMPTS_PER_PERIOD);
  }
}
