package dev.tidemark.quickstart.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlantedQualityTest {
  private final PlantedQuality production = new PlantedQuality("production", 0);

  @Test
  void readsWhatItWrote() {
    for (String prompt : new String[] {"Explain tides.", "Explain tides. Reply with JSON only."}) {
      String written = production.written(prompt, "They rise.", "{\"points\": [\"They rise.\"]}");
      assertThat(PlantedQuality.read(written)).hasValue(production.level(prompt));
    }
  }

  @Test
  void readsNothingInAnAnswerWithoutIt() {
    assertThat(PlantedQuality.read("They rise with great confidence.")).isEmpty();
  }

  @Test
  void isLowerWhereJsonIsAskedFor() {
    assertThat(mean(production, "") - mean(production, " as JSON")).isCloseTo(2.5, within(.15));
  }

  @Test
  void liftsACandidateAboveProduction() {
    PlantedQuality better = new PlantedQuality("better", 1.5);
    assertThat(mean(better, "") - mean(production, "")).isCloseTo(1.5, within(.25));
  }

  @Test
  void drawsModelsIndependently() {
    PlantedQuality equal = new PlantedQuality("equal", 0);
    double covariance =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "prompt " + i)
            .mapToDouble(prompt -> (equal.level(prompt) - 7) * (production.level(prompt) - 7.0))
            .average()
            .orElseThrow();
    assertThat(covariance).isCloseTo(0, within(.15));
  }

  private static double mean(PlantedQuality quality, String tail) {
    return IntStream.range(0, 5_000)
        .map(i -> quality.level("prompt " + i + tail))
        .average()
        .orElseThrow();
  }
}
