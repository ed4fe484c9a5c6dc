package dev.tidemark.quickstart.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** Where each good line of a file stands, in order of time: texts stay on disk. */
final class LineIndex {
  private final Path file;
  private final List<Entry> entries;

  private LineIndex(Path file, List<Entry> entries) {
    this.file = file;
    this.entries = entries;
  }

  /** What is done with each line. */
  @FunctionalInterface
  interface Player {
    /** Takes the next line in order of time. */
    void play(ReplayLine line) throws InterruptedException;
  }

  private record Entry(Instant at, long number, long offset, int length) {}

  /**
   * Reads the file once.
   *
   * @param bad told the number and the fault of each line that cannot be played
   */
  static LineIndex of(Path file, BiConsumer<Long, String> bad) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      long offset = 0;
      long number = 0;
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0 || line.size() > 0; next = in.read()) {
        if (next >= 0 && next != '\n') {
          line.write(next);
          continue;
        }
        number++;
        add(line.toString(StandardCharsets.UTF_8), number, offset, line.size(), entries, bad);
        offset += line.size() + 1L;
        line.reset();
      }
    }
    entries.sort(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    return new LineIndex(file, entries);
  }

  /** Plays all lines in order of time. */
  void play(Player player) throws IOException, InterruptedException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      for (Entry entry : entries) {
        byte[] bytes = new byte[entry.length()];
        in.seek(entry.offset());
        in.readFully(bytes);
        player.play(ReplayLine.parse(new String(bytes, StandardCharsets.UTF_8), entry.number()));
      }
    } catch (BadLineException e) {
      throw new IOException(file + " changed while it was played", e);
    }
  }

  int size() {
    return entries.size();
  }

  /** Time of the last line; the index must not be empty. */
  Instant last() {
    return entries.getLast().at();
  }

  private static void add(
      String text,
      long number,
      long offset,
      int length,
      List<Entry> entries,
      BiConsumer<Long, String> bad) {
    if (text.isBlank()) {
      return;
    }
    try {
      entries.add(new Entry(ReplayLine.parse(text, number).at(), number, offset, length));
    } catch (BadLineException e) {
      bad.accept(number, e.getMessage());
    }
  }
}
