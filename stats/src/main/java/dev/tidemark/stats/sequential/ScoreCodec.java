package dev.tidemark.stats.sequential;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Format version 1 of score histograms: byte version = 1, then histograms one after another.
 *
 * <p>A histogram is the number of its cells that are not empty, then per such cell, ascending, the
 * step from the cell before (from -1 for the first) and its count. All numbers are unsigned LEB128.
 */
final class ScoreCodec {

  private static final byte VERSION = 1;
  private static final int CELLS = ScoreHistogram.CAP * ScoreHistogram.BINS;
  private static final int LONGEST = 9;

  private ScoreCodec() {}

  static byte[] encode(ScoreHistogram... histograms) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    for (ScoreHistogram histogram : histograms) {
      write(out, histogram);
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, ScoreHistogram histogram) {
    int[] cells = histogram.used().toArray();
    writeNumber(out, cells.length);
    int previous = -1;
    for (int cell : cells) {
      writeNumber(out, cell - previous);
      writeNumber(out, histogram.count(cell));
      previous = cell;
    }
  }

  private static void writeNumber(ByteArrayOutputStream out, long number) {
    long rest = number;
    while (rest > 0x7F) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  static List<ScoreHistogram> decode(byte[] bytes, int histograms) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      require(version == VERSION, "version " + version + " where 1 is known");
      List<ScoreHistogram> read = new ArrayList<>();
      for (int k = 0; k < histograms; k++) {
        read.add(read(in));
      }
      require(!in.hasRemaining(), in.remaining() + " bytes too many");
      return read;
    } catch (BufferUnderflowException e) {
      throw malformed("it ends after " + bytes.length + " bytes");
    }
  }

  private static ScoreHistogram read(ByteBuffer in) {
    long used = readNumber(in);
    require(used <= CELLS, used + " cells of " + CELLS);
    long[] counts = new long[CELLS];
    long cell = -1;
    for (long k = 0; k < used; k++) {
      long step = readNumber(in);
      require(step >= 1 && step < CELLS - cell, "a cell is out of order");
      cell += step;
      counts[(int) cell] = readNumber(in);
      require(counts[(int) cell] > 0, "a cell that is listed is empty");
    }
    return ScoreHistogram.ofCells(counts);
  }

  private static long readNumber(ByteBuffer in) {
    long number = 0;
    for (int k = 0; k < LONGEST; k++) {
      byte next = in.get();
      number |= (long) (next & 0x7F) << (7 * k);
      if (next >= 0) {
        require(next > 0 || k == 0, "a number is not in its shortest form");
        return number;
      }
    }
    throw malformed("a number is longer than " + LONGEST + " bytes");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw malformed(what);
    }
  }

  private static IllegalArgumentException malformed(String what) {
    return new IllegalArgumentException(
        "score histogram cannot be read: " + what + "; bytes written by toBytes are required");
  }
}
