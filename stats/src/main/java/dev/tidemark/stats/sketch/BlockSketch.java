package dev.tidemark.stats.sketch;

import java.util.Arrays;

/**
 * Additive summary of the records of one block of users.
 *
 * <p>Holds n, W = sum w, W2 = sum w^2, s = sum w phi (2R numbers) and, per cell t, n_t and W_t;
 * about 10 KB. All are integers (weights in 2^-20, features in 2^-40), so {@link #merge} is exact,
 * commutative and associative. A record or merge that would overflow is refused whole; the sketch
 * is then unchanged. Not thread-safe.
 */
public final class BlockSketch {

  private final SketchShape shape;
  private final long capacity;
  private long count;
  private long weight;
  private long squaredWeight;
  private final long[] sum;
  private final long[] cellCount;
  private final long[] cellWeight;

  /**
   * An empty sketch.
   *
   * @param shape lengths of features and codebook
   */
  public BlockSketch(SketchShape shape) {
    this(
        shape,
        new long[3],
        new long[shape.features()],
        new long[shape.cells()],
        new long[shape.cells()]);
  }

  BlockSketch(SketchShape shape, long[] totals, long[] sum, long[] cellCount, long[] cellWeight) {
    this.shape = shape;
    this.capacity = FixedPoint.capacity(shape.features());
    this.count = totals[0];
    this.weight = totals[1];
    this.squaredWeight = totals[2];
    this.sum = sum;
    this.cellCount = cellCount;
    this.cellWeight = cellWeight;
  }

  /**
   * Adds one record.
   *
   * @param cell index of its cell, in [0, cells)
   * @param recordWeight 1 / inclusion probability, in [2^-20, 2^20]; rounded to 2^-20
   * @param phi features of length 2R, norm 1 (of {@code FeatureMap})
   * @throws IllegalArgumentException on a wrong length, cell, weight, or features that are not of
   *     norm 1 (not a number included)
   * @throws ArithmeticException if the block's total weight would pass its capacity (9.5e7 at R =
   *     512)
   */
  public void add(int cell, double recordWeight, float[] phi) {
    double[] widened = new double[phi.length];
    for (int j = 0; j < phi.length; j++) {
      widened[j] = phi[j];
    }
    add(cell, recordWeight, widened);
  }

  /**
   * Adds one record whose features are known in double precision.
   *
   * @param cell index of its cell, in [0, cells)
   * @param recordWeight as for float features
   * @param phi features of length 2R, norm 1
   * @see #add(int, double, float[])
   */
  public void add(int cell, double recordWeight, double[] phi) {
    requireCell(cell);
    requireFeatures(phi);
    long units = FixedPoint.weightUnits(recordWeight);
    double rounded = FixedPoint.weight(units);
    long squared = Math.round(rounded * rounded / FixedPoint.WEIGHT_UNIT);
    requireRoom(units, squared);
    count++;
    weight += units;
    squaredWeight += squared;
    cellCount[cell]++;
    cellWeight[cell] += units;
    double scale = rounded / FixedPoint.FEATURE_UNIT;
    for (int j = 0; j < phi.length; j++) {
      sum[j] += (long) Math.rint(scale * phi[j]);
    }
  }

  /**
   * Adds all records of another sketch.
   *
   * @param other a sketch of the same shape, unchanged; may be this block on another day
   * @throws IllegalArgumentException if shapes differ
   * @throws ArithmeticException if the total weight would pass the capacity of a block
   */
  public void merge(BlockSketch other) {
    if (!shape.equals(other.shape)) {
      throw new IllegalArgumentException(
          "sketch of %s cannot be merged into one of %s; merge within one space and codebook"
              .formatted(other.shape, shape));
    }
    requireRoom(other.weight, other.squaredWeight);
    count += other.count;
    weight += other.weight;
    squaredWeight += other.squaredWeight;
    addAll(sum, other.sum);
    addAll(cellCount, other.cellCount);
    addAll(cellWeight, other.cellWeight);
  }

  private static void addAll(long[] into, long[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] += from[i];
    }
  }

  private void requireCell(int cell) {
    if (cell < 0 || cell >= shape.cells()) {
      throw new IllegalArgumentException(
          "cell %d but the codebook has cells 0 to %d; assign with the codebook of the sketch"
              .formatted(cell, shape.cells() - 1));
    }
  }

  private void requireFeatures(double[] phi) {
    if (phi.length != shape.features()) {
      throw new IllegalArgumentException(
          "%d features but the sketch holds %d; use the map of its space"
              .formatted(phi.length, shape.features()));
    }
    double limit = FixedPoint.COMPONENT_SLACK / Math.sqrt(shape.features() / 2.0);
    double norm2 = 0;
    boolean within = true;
    for (double value : phi) {
      norm2 += value * value;
      within &= Math.abs(value) <= limit;
    }
    if (!within || !(Math.abs(norm2 - 1) <= 1e-3)) {
      throw new IllegalArgumentException(
          "features of squared norm %s but cosines and sines of norm 1 are required"
              .formatted(norm2));
    }
  }

  private void requireRoom(long addedWeight, long addedSquare) {
    if (addedWeight > capacity - weight || addedSquare > Long.MAX_VALUE - squaredWeight) {
      throw new ArithmeticException(
          "block holds weight %s of at most %s; use shorter windows or smaller weights"
              .formatted(FixedPoint.weight(weight), FixedPoint.weight(capacity)));
    }
  }

  /** Lengths of features and codebook. */
  public SketchShape shape() {
    return shape;
  }

  /** Number n of records. */
  public long count() {
    return count;
  }

  /** Total weight W. */
  public double weight() {
    return FixedPoint.weight(weight);
  }

  /** Sum W2 of squared weights. */
  public double squaredWeight() {
    return FixedPoint.weight(squaredWeight);
  }

  /** Weighted feature sum s as a new vector of length 2R. */
  public double[] featureSum() {
    double[] values = new double[sum.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = sum[j] * FixedPoint.FEATURE_UNIT;
    }
    return values;
  }

  /**
   * Records in a cell.
   *
   * @param cell in [0, cells)
   * @return n_t, at least 0
   */
  public long cellCount(int cell) {
    requireCell(cell);
    return cellCount[cell];
  }

  /**
   * Weight in a cell.
   *
   * @param cell in [0, cells)
   * @return W_t, at least 0
   */
  public double cellWeight(int cell) {
    requireCell(cell);
    return FixedPoint.weight(cellWeight[cell]);
  }

  /** Little-endian bytes, format version 1: see {@link BlockSketchCodec}. */
  public byte[] toBytes() {
    return BlockSketchCodec.encode(
        shape, new long[] {count, weight, squaredWeight}, sum, cellCount, cellWeight);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @param bytes one whole sketch
   * @return an equal sketch
   * @throws IllegalArgumentException on an unknown version, a wrong length or sums that no records
   *     can have
   */
  public static BlockSketch fromBytes(byte[] bytes) {
    return BlockSketchCodec.decode(bytes);
  }

  /** A copy that shares nothing with this sketch. */
  public BlockSketch copy() {
    BlockSketch copy = new BlockSketch(shape);
    copy.merge(this);
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockSketch o
        && shape.equals(o.shape)
        && count == o.count
        && weight == o.weight
        && squaredWeight == o.squaredWeight
        && Arrays.equals(sum, o.sum)
        && Arrays.equals(cellCount, o.cellCount)
        && Arrays.equals(cellWeight, o.cellWeight);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new long[] {count, weight, squaredWeight, Arrays.hashCode(sum)});
  }
}
