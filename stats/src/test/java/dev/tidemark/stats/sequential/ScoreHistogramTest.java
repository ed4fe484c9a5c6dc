package dev.tidemark.stats.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.random.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreHistogramTest {

  @Test
  void roundsWithoutMovingTheMean() {
    int draws = 4000;
    double difference = 1.0 / 3;
    double mean = 0;
    for (int k = 0; k < draws; k++) {
      double rounded = ScoreHistogram.EMPTY.plus(3, difference, (k + .5) / draws).mean();
      assertThat(Math.abs(rounded - difference)).isLessThan(.01);
      mean += rounded / draws;
    }

    assertThat(mean).isCloseTo(difference, within(1e-5));
  }

  @Test
  void keepsDifferencesThatLieOnABin() {
    for (double difference : new double[] {-1, -.5, 0, .25, 1}) {
      assertThat(ScoreHistogram.EMPTY.plus(8, difference, .999).mean()).isEqualTo(difference);
      assertThat(ScoreHistogram.EMPTY.plus(1, difference, 0).mean())
          .isCloseTo(difference, within(1e-12));
    }
  }

  @Test
  void meanIsOverRequestsNotUserDays() {
    ScoreHistogram histogram = ScoreHistogram.EMPTY.plus(1, 1, 0).plus(4, -.5, 0);

    assertThat(histogram.units()).isEqualTo(2);
    assertThat(histogram.requests()).isEqualTo(5);
    assertThat(histogram.mean()).isCloseTo((1 - 4 * .5) / 5, within(1e-12));
    assertThat(ScoreHistogram.EMPTY.mean()).isNaN();
  }

  @Test
  void mergesInAnyOrder() {
    SplitMix64 random = new SplitMix64(3);
    ScoreHistogram whole = ScoreHistogram.EMPTY;
    List<ScoreHistogram> parts = new ArrayList<>(Collections.nCopies(7, ScoreHistogram.EMPTY));
    for (int k = 0; k < 500; k++) {
      int n = 1 + random.nextInt(8);
      double d = 2 * random.nextDouble() - 1;
      double u = random.nextDouble();
      whole = whole.plus(n, d, u);
      parts.set(k % 7, parts.get(k % 7).plus(n, d, u));
    }
    Collections.shuffle(parts, new Random(4));

    ScoreHistogram merged = parts.stream().reduce(ScoreHistogram.EMPTY, ScoreHistogram::plus);

    assertThat(merged).isEqualTo(whole);
    assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
    assertThat(ScoreHistogram.fromBytes(whole.toBytes())).isEqualTo(whole);
    assertThat(whole.mirrored().mean()).isCloseTo(-whole.mean(), within(1e-12));
  }

  @Test
  void refusesUnitsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScoreHistogram.EMPTY.plus(9, 0, 0))
        .withMessage("user-day of 9 requests but 1 to 8 are required; take the first 8 by hash");
    assertThatIllegalArgumentException().isThrownBy(() -> ScoreHistogram.EMPTY.plus(0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ScoreHistogram.EMPTY.plus(1, 1.01, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScoreHistogram.EMPTY.plus(1, Double.NaN, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ScoreHistogram.EMPTY.plus(1, 0, 1));
  }

  @Test
  void keepsTheBytesOfVersionOne() {
    ScoreHistogram histogram = ScoreHistogram.EMPTY.plus(1, -1, 0).plus(8, 1, 0);

    assertThat(histogram.toBytes()).containsExactly(1, 2, 1, 1, 0xC7, 12, 1);
    assertThat(ScoreHistogram.EMPTY.toBytes()).containsExactly(1, 0);
  }

  @Test
  void refusesBytesItDidNotWrite() {
    refuses("it ends after 0 bytes");
    refuses("version 2 where 1 is known", 2, 0);
    refuses("it ends after 2 bytes", 1, 1);
    refuses("1 bytes too many", 1, 0, 0);
    refuses("a cell is out of order", 1, 1, 0, 1);
    refuses("a cell is out of order", 1, 2, 0xC8, 12, 1, 1, 1);
    refuses("a cell that is listed is empty", 1, 1, 1, 0);
    refuses("a number is not in its shortest form", 1, 0x80, 0);
    refuses("16383 cells of 1608", 1, 0xFF, 0x7F);
    refuses("longer than 9 bytes", 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1);
    assertThatThrownBy(() -> read(1, 1, 1, 255, 255, 255, 255, 255, 255, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 0 to 2^40");
  }

  @Test
  void readsNoDamagedBytesAsAnythingButARefusal() {
    SplitMix64 random = new SplitMix64(8);
    byte[] good = ScoreHistogram.EMPTY.plus(3, .2, .1).plus(8, -.7, .9).toBytes();
    for (int k = 0; k < 1000; k++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 3));
      if (bad.length > 0) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        ScoreHistogram read = ScoreHistogram.fromBytes(bad);
        assertThat(read.toBytes()).isEqualTo(bad);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining("required").hasMessageNotContaining("null");
      }
    }
  }

  private static void refuses(String message, int... bytes) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageEndingWith("; bytes written by toBytes are required");
  }

  private static ScoreHistogram read(int... bytes) {
    byte[] narrow = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      narrow[i] = (byte) bytes[i];
    }
    return ScoreHistogram.fromBytes(narrow);
  }
}
