package dev.tidemark.quickstart.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptationBenchTest {
  private static final SeedResult GOOD =
      new SeedResult(1, .002, .001, .4, .3, .01, .0009, .0010, .9, 0, 100);
  private static final SeedResult MISSED =
      new SeedResult(2, .03, .02, .01, .03, .4, .0001, .0010, .3, 0, 100);

  @Test
  void holdsWhenNineOfTenAreFoundAndTwoOfTenAreFalse() {
    List<SeedResult> results = new ArrayList<>(Collections.nCopies(9, GOOD));
    results.add(MISSED);

    BenchReport report = AdaptationSummary.of(results, Duration.ofSeconds(200));

    assertThat(report.holds()).isTrue();
    assertThat(row(report, "planted change found, p <= .01").goal()).isEqualTo("at least 9");
    assertThat(row(report, "no effect, p <= .05").goal()).isEqualTo("at most 2");
    assertThat(row(report, "no effect, p <= .05").baselineValue()).isEqualTo(9);
    assertThat(row(report, "cosine with the truth, median (range)").value()).isEqualTo(.9);
  }

  @Test
  void missesWhenTwoAreNotFound() {
    List<SeedResult> results = new ArrayList<>(Collections.nCopies(8, GOOD));
    results.add(MISSED);
    results.add(MISSED);

    BenchReport report = AdaptationSummary.of(results, Duration.ofSeconds(200));

    assertThat(report.holds()).isFalse();
    assertThat(report.table()).contains("MISSED");
  }

  @Test
  void comparesTheSizeWithTheTruth() {
    BenchRow size =
        row(AdaptationSummary.of(List.of(GOOD), Duration.ZERO), "|A|, root mean square");

    assertThat(size.value()).isCloseTo(.03, within(1e-12));
    assertThat(size.ratio()).isCloseTo(Math.sqrt(.9), within(1e-12));
  }

  @Test
  void writesOneObjectARow(@TempDir Path directory) throws IOException {
    BenchRow row = BenchRow.of("a \"b\"", 2, "runs").between(1, 3).against("plain", 4);
    Path file = directory.resolve("bench/x.json");

    new BenchReport("x", 3, List.of(row, BenchRow.of("nan", Double.NaN, "1"))).write(file);

    assertThat(Files.readString(file))
        .contains("\"name\": \"x\"", "\"seeds\": [1,2,3]")
        .contains(
            "{\"measure\": \"a \\\"b\\\"\", \"value\": 2.0, \"unit\": \"runs\", \"low\": 1.0, \"high\": 3.0,"
                + " \"baseline\": \"plain\", \"baselineValue\": 4.0, \"ratio\": 0.5, \"goal\": null,"
                + " \"holds\": null}")
        .contains("\"measure\": \"nan\", \"value\": null");
  }

  private static BenchRow row(BenchReport report, String measure) {
    return report.rows().stream()
        .filter(row -> row.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }
}
