package dev.tidemark.ingest.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private static final int UNITS = 20_000;

  private final Draws draws = salt(0).open();

  /** The vectors of docs/sampling.md, computed by a second implementation (Python's hmac). */
  @Test
  void agreesWithTheDocumentedVectors() {
    assertThat(draws.u(Label.BLOCK, "alice")).isEqualTo(0.7333932653890561);
    assertThat(draws.block("alice")).isEqualTo(187);
    assertThat(draws.u(Label.PANEL, "alice")).isEqualTo(0.4032450827830123);
    assertThat(draws.u(Label.CORE, "request-1")).isEqualTo(0.6322295826919926);
    assertThat(draws.u(Label.STRATUM, "request-1")).isEqualTo(0.45642448712381267);
    assertThat(draws.u(Label.BLOCK, "Zoë 🌊")).isEqualTo(0.36087559750470566);
    assertThat(draws.block("Zoë 🌊")).isEqualTo(92);
    assertThat(draws.u(Label.CORE, "a|b")).isEqualTo(0.4205030237566778);
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(salt(0).open().u(Label.CORE, "x")).isEqualTo(draws.u(Label.CORE, "x"));
  }

  @Test
  void dependsOnTheSalt() {
    assertThat(salt(1).open().u(Label.CORE, "x")).isNotEqualTo(draws.u(Label.CORE, "x"));
  }

  /** Kolmogorov-Smirnov distance below its 0.1 % point, 1.95 / sqrt(n), for every label. */
  @Test
  void isUniform() {
    for (Label label : Label.values()) {
      double[] sorted =
          IntStream.range(0, UNITS)
              .mapToDouble(i -> draws.u(label, "unit-" + i))
              .sorted()
              .toArray();
      double distance =
          IntStream.range(0, UNITS)
              .mapToDouble(i -> Math.abs(sorted[i] - (i + 0.5) / UNITS))
              .max()
              .orElseThrow();
      assertThat(distance).as(label.name()).isLessThan(1.95 / Math.sqrt(UNITS));
    }
  }

  @Test
  void spreadsUnitsEvenlyOverBlocks() {
    int[] sizes = new int[Draws.BLOCKS];
    IntStream.range(0, UNITS).forEach(i -> sizes[draws.block("unit-" + i)]++);
    double expected = (double) UNITS / Draws.BLOCKS;
    double chiSquare =
        IntStream.of(sizes).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    // 255 degrees of freedom: mean 255, standard deviation 22.6.
    assertThat(chiSquare).isBetween(255 - 5 * 22.6, 255 + 5 * 22.6);
  }

  /** Correlation of two labels on the same units within 4 standard errors of 0. */
  @Test
  void labelsAreIndependent() {
    for (Label a : Label.values()) {
      for (Label b : Label.values()) {
        if (a.compareTo(b) < 0) {
          double covariance =
              IntStream.range(0, UNITS)
                  .mapToDouble(i -> (draws.u(a, "u" + i) - 0.5) * (draws.u(b, "u" + i) - 0.5))
                  .average()
                  .orElseThrow();
          assertThat(12 * covariance).as(a + " " + b).isCloseTo(0, within(4 / Math.sqrt(UNITS)));
        }
      }
    }
  }

  static SamplingSalt salt(int first) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return new SamplingSalt(bytes);
  }
}
