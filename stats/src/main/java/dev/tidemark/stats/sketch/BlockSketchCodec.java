package dev.tidemark.stats.sketch;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Format version 1 of a block sketch, little-endian.
 *
 * <p>byte version = 1; int32 2R; int32 cells; int64 n; int64 W (2^-20); int64 W2 (2^-20); 2R x
 * int64 s (2^-40); int32 number of cells that are not empty; per such cell, ascending: uint16
 * index, int64 n_t, int64 W_t (2^-20). An empty block ends after W2.
 */
final class BlockSketchCodec {

  private static final byte VERSION = 1;
  private static final int HEADER = 1 + 2 * Integer.BYTES + 3 * Long.BYTES;
  private static final int CELL = Short.BYTES + 2 * Long.BYTES;

  private BlockSketchCodec() {}

  static byte[] encode(
      SketchShape shape, long[] totals, long[] sum, long[] cellCount, long[] cellWeight) {
    int used = usedCells(cellCount);
    int body = totals[0] == 0 ? 0 : Long.BYTES * sum.length + Integer.BYTES + CELL * used;
    ByteBuffer out = ByteBuffer.allocate(HEADER + body).order(ByteOrder.LITTLE_ENDIAN);
    out.put(VERSION).putInt(shape.features()).putInt(shape.cells());
    putAll(out, totals);
    if (totals[0] > 0) {
      putAll(out, sum);
      out.putInt(used);
      putCells(out, cellCount, cellWeight);
    }
    return out.array();
  }

  private static void putAll(ByteBuffer out, long[] values) {
    for (long value : values) {
      out.putLong(value);
    }
  }

  private static void putCells(ByteBuffer out, long[] cellCount, long[] cellWeight) {
    for (int cell = 0; cell < cellCount.length; cell++) {
      if (cellCount[cell] > 0) {
        out.putShort((short) cell).putLong(cellCount[cell]).putLong(cellWeight[cell]);
      }
    }
  }

  private static int usedCells(long[] cellCount) {
    int used = 0;
    for (long count : cellCount) {
      used += count > 0 ? 1 : 0;
    }
    return used;
  }

  static BlockSketch decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      BlockSketch sketch = decode(in);
      require(!in.hasRemaining(), in.remaining() + " bytes too many");
      return sketch;
    } catch (BufferUnderflowException e) {
      throw malformed("it ends after " + bytes.length + " bytes");
    }
  }

  private static BlockSketch decode(ByteBuffer in) {
    byte version = in.get();
    require(version == VERSION, "version " + version + " where 1 is known");
    SketchShape shape = new SketchShape(in.getInt(), in.getInt());
    long[] totals = readAll(in, 3);
    requireTotals(totals, shape);
    if (totals[0] == 0) {
      return new BlockSketch(shape);
    }
    require(in.remaining() >= Long.BYTES * shape.features(), "its sums are cut off");
    long[] sum = readAll(in, shape.features());
    requireSums(sum, totals[1], shape);
    long[] cellCount = new long[shape.cells()];
    long[] cellWeight = new long[shape.cells()];
    readCells(in, totals, cellCount, cellWeight);
    return new BlockSketch(shape, totals, sum, cellCount, cellWeight);
  }

  private static void requireTotals(long[] totals, SketchShape shape) {
    boolean empty = totals[0] == 0 && totals[1] == 0 && totals[2] == 0;
    boolean full = totals[0] > 0 && totals[1] > 0 && totals[2] >= 0;
    require(empty || full, "its totals contradict each other");
    require(totals[1] <= FixedPoint.capacity(shape.features()), "its weight is above capacity");
  }

  private static void requireSums(long[] sum, long weight, SketchShape shape) {
    double limit =
        FixedPoint.weight(weight)
            * FixedPoint.COMPONENT_SLACK
            / Math.sqrt(shape.features() / 2.0)
            / FixedPoint.FEATURE_UNIT;
    for (long value : sum) {
      require(Math.abs((double) value) <= limit * 1.001 + 1, "a feature sum is above its weight");
    }
  }

  private static void readCells(ByteBuffer in, long[] totals, long[] cellCount, long[] cellWeight) {
    int used = in.getInt();
    long countLeft = totals[0];
    long weightLeft = totals[1];
    int previous = -1;
    for (int k = 0; k < used; k++) {
      int cell = Short.toUnsignedInt(in.getShort());
      require(cell > previous && cell < cellCount.length, "cell " + cell + " out of order");
      previous = cell;
      cellCount[cell] = in.getLong();
      cellWeight[cell] = in.getLong();
      require(
          cellCount[cell] > 0
              && cellWeight[cell] > 0
              && cellCount[cell] <= countLeft
              && cellWeight[cell] <= weightLeft,
          "cell " + cell + " holds more than the block");
      countLeft -= cellCount[cell];
      weightLeft -= cellWeight[cell];
    }
    require(countLeft == 0 && weightLeft == 0, "its cells do not add up to the block");
  }

  private static long[] readAll(ByteBuffer in, int length) {
    long[] values = new long[length];
    in.asLongBuffer().get(values);
    in.position(in.position() + Long.BYTES * length);
    return values;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw malformed(what);
    }
  }

  private static IllegalArgumentException malformed(String what) {
    return new IllegalArgumentException(
        "block sketch cannot be read: " + what + "; read bytes written by toBytes");
  }
}
