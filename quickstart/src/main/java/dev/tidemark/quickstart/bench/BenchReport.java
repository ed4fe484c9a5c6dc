package dev.tidemark.quickstart.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a benchmark, as a table for people and as JSON for tools.
 *
 * @param name name of the benchmark
 * @param seeds number of seeds; they are 1..seeds
 */
record BenchReport(String name, long seeds, List<BenchRow> rows) {

  /** Whether every goal holds. */
  boolean holds() {
    return rows.stream().noneMatch(row -> Boolean.FALSE.equals(row.holds()));
  }

  /** One line a measure. */
  String table() {
    return rows.stream().map(BenchReport::line).collect(Collectors.joining("\n"));
  }

  /** Writes the JSON file, making its directory. */
  void write(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Files.writeString(file, json());
  }

  String json() {
    String seedList =
        LongStream.rangeClosed(1, seeds).mapToObj(Long::toString).collect(Collectors.joining(","));
    String rowList =
        rows.stream()
            .map(BenchReport::row)
            .collect(Collectors.joining(",\n    ", "\n    ", "\n  "));
    return "{\n  \"name\": %s,\n  \"seeds\": [%s],\n  \"rows\": [%s]\n}\n"
        .formatted(text(name), seedList, rowList);
  }

  private static String row(BenchRow row) {
    return """
        {"measure": %s, "value": %s, "unit": %s, "low": %s, "high": %s, "baseline": %s, \
        "baselineValue": %s, "ratio": %s, "goal": %s, "holds": %s}"""
        .formatted(
            text(row.measure()),
            number(row.value()),
            text(row.unit()),
            number(row.low()),
            number(row.high()),
            text(row.baseline()),
            number(row.baselineValue()),
            number(row.ratio()),
            text(row.goal()),
            row.holds());
  }

  private static String line(BenchRow row) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT, "%-52s %10s %-7s", row.measure(), shortly(row.value()), row.unit()));
    if (row.low() != null && row.high() != null) {
      line.append(" [")
          .append(shortly(row.low()))
          .append(", ")
          .append(shortly(row.high()))
          .append("]");
    }
    if (row.baseline() != null && row.baselineValue() != null) {
      line.append("  ").append(row.baseline()).append(": ").append(shortly(row.baselineValue()));
    }
    if (row.goal() != null) {
      line.append("  goal ").append(row.goal()).append(": ");
      line.append(Boolean.TRUE.equals(row.holds()) ? "holds" : "MISSED");
    }
    return line.toString();
  }

  private static String shortly(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  private static String number(@Nullable Double value) {
    return value == null || !Double.isFinite(value) ? "null" : value.toString();
  }

  private static String text(@Nullable String value) {
    return value == null
        ? "null"
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
