package dev.tidemark.stats.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.stats.Vectors;
import dev.tidemark.stats.random.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockSketchTest {

  private static final SketchShape SHAPE = new SketchShape(32, 8);

  private final SplitMix64 random = new SplitMix64(4);

  @Test
  void mergeOfShuffledPartsIsTheWholeExactly() {
    BlockSketch whole = new BlockSketch(SHAPE);
    List<BlockSketch> parts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      BlockSketch part = new BlockSketch(SHAPE);
      for (int j = 0; j < 5; j++) {
        float[] phi = phi();
        double weight = 1 / random.nextDouble(.01, 1);
        int cell = random.nextInt(8);
        whole.add(cell, weight, phi);
        part.add(cell, weight, phi);
      }
      parts.add(part);
    }

    for (int order = 0; order < 5; order++) {
      Collections.shuffle(parts, new Random(order));
      BlockSketch merged = new BlockSketch(SHAPE);
      parts.forEach(merged::merge);
      assertThat(merged).isEqualTo(whole).hasSameHashCodeAs(whole);
    }
  }

  @Test
  void holdsTheSumsOfItsRecords() {
    BlockSketch sketch = new BlockSketch(SHAPE);
    float[] first = phi();
    float[] second = phi();

    sketch.add(2, 1, first);
    sketch.add(5, 2.5, second);

    assertThat(sketch.count()).isEqualTo(2);
    assertThat(sketch.weight()).isEqualTo(3.5);
    assertThat(sketch.squaredWeight()).isEqualTo(7.25);
    assertThat(sketch.cellCount(5)).isEqualTo(1);
    assertThat(sketch.cellWeight(5)).isEqualTo(2.5);
    assertThat(sketch.cellWeight(0)).isZero();
    double[] sum = sketch.featureSum();
    for (int j = 0; j < sum.length; j++) {
      assertThat(sum[j]).isCloseTo(first[j] + 2.5 * second[j], within(2e-12));
    }
  }

  @Test
  void survivesBytes() {
    BlockSketch sketch = new BlockSketch(SHAPE);
    sketch.add(0, 3.3, phi());
    sketch.add(7, 1, phi());

    assertThat(BlockSketch.fromBytes(sketch.toBytes())).isEqualTo(sketch);
    assertThat(BlockSketch.fromBytes(new BlockSketch(SHAPE).toBytes()))
        .isEqualTo(new BlockSketch(SHAPE));
  }

  @Test
  void bytesAreCompactForSparseCells() {
    BlockSketch sketch = new BlockSketch(new SketchShape(1024, 128));

    assertThat(sketch.toBytes()).hasSize(33);
    sketch.add(3, 1, Vectors.widened(phi(512)));
    assertThat(sketch.toBytes()).hasSize(33 + 1024 * 8 + 4 + 18);
  }

  @Test
  void bytesOfVersionOneAreFrozen() {
    BlockSketch sketch = new BlockSketch(new SketchShape(2, 3));
    sketch.add(1, 1.5, new double[] {0.6, -0.8});

    assertThat(sketch.toBytes())
        .asHexString()
        .isEqualTo(
            "010200000003000000010000000000000000001800000000000000240000000000"
                + "66666666E6000000CDCCCCCCCCFEFFFF01000000010001000000000000000000180000000000");
  }

  @Test
  void refusesBytesThatNoRecordsCanHaveMade() {
    BlockSketch sketch = new BlockSketch(SHAPE);
    sketch.add(0, 1, phi());
    byte[] bytes = sketch.toBytes();

    byte[] version = bytes.clone();
    version[0] = 9;
    byte[] sum = bytes.clone();
    sum[33 + 7] = 0x7f;
    assertThatThrownBy(() -> BlockSketch.fromBytes(version))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "block sketch cannot be read: version 9 where 1 is known; read bytes written by"
                + " toBytes");
    assertThatThrownBy(() -> BlockSketch.fromBytes(sum))
        .hasMessageContaining("a feature sum is above its weight");
    assertThatThrownBy(() -> BlockSketch.fromBytes(Arrays.copyOf(bytes, bytes.length - 1)))
        .hasMessageContaining("it ends after");
    assertThatThrownBy(() -> BlockSketch.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessageContaining("1 bytes too many");
    assertThatThrownBy(() -> BlockSketch.fromBytes(new byte[0]))
        .hasMessageContaining("it ends after 0 bytes");
  }

  @Test
  void detectsOverflowAndStaysUnchanged() {
    BlockSketch sketch = new BlockSketch(SHAPE);
    sketch.add(0, FixedPoint.MAX_WEIGHT, phi());
    while (true) {
      BlockSketch before = sketch.copy();
      try {
        sketch.merge(sketch.copy());
      } catch (ArithmeticException e) {
        assertThat(sketch).isEqualTo(before);
        assertThat(e).hasMessageContaining("use shorter windows or smaller weights");
        return;
      }
      assertThat(sketch.weight()).isEqualTo(2 * before.weight());
    }
  }

  @Test
  void rejectsWeightsFeaturesAndCellsOutOfRange() {
    BlockSketch sketch = new BlockSketch(SHAPE);
    float[] notANumber = phi();
    notANumber[3] = Float.NaN;

    assertThatThrownBy(() -> sketch.add(0, 0, phi())).hasMessageContaining("weight 0.0 but");
    assertThatThrownBy(() -> sketch.add(0, Double.NaN, phi())).hasMessageContaining("weight NaN");
    assertThatThrownBy(() -> sketch.add(0, 1, notANumber)).hasMessageContaining("norm NaN");
    assertThatThrownBy(() -> sketch.add(0, 1, new float[32])).hasMessageContaining("norm 0.0");
    assertThatThrownBy(() -> sketch.add(0, 1, new float[31])).hasMessageContaining("31 features");
    assertThatThrownBy(() -> sketch.add(8, 1, phi())).hasMessageContaining("cells 0 to 7");
    assertThat(sketch).isEqualTo(new BlockSketch(SHAPE));
  }

  @Test
  void rejectsAnotherShape() {
    BlockSketch sketch = new BlockSketch(SHAPE);

    assertThatThrownBy(() -> sketch.merge(new BlockSketch(new SketchShape(32, 9))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("merge within one space and codebook");
  }

  @Test
  void windowMergesBlockByBlock() {
    WindowSketch monday = new WindowSketch(SHAPE);
    WindowSketch tuesday = new WindowSketch(SHAPE);
    monday.add(3, 0, 1, phi());
    tuesday.add(3, 1, 2, phi());
    tuesday.add(255, 1, 2, phi());

    monday.merge(tuesday);

    assertThat(monday.count()).isEqualTo(3);
    assertThat(monday.weight()).isEqualTo(5);
    assertThat(monday.blocksUsed()).isEqualTo(2);
    assertThat(monday.block(3).orElseThrow().count()).isEqualTo(2);
    assertThat(monday.block(4)).isEmpty();
    assertThatThrownBy(() -> monday.block(256)).hasMessageContaining("index in [0, 256)");
  }

  private float[] phi() {
    return phi(16);
  }

  private float[] phi(int frequencies) {
    float[] phi = new float[2 * frequencies];
    for (int r = 0; r < frequencies; r++) {
      double angle = random.nextDouble(6);
      phi[r] = (float) (Math.cos(angle) / Math.sqrt(frequencies));
      phi[frequencies + r] = (float) (Math.sin(angle) / Math.sqrt(frequencies));
    }
    return phi;
  }
}
