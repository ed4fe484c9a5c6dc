package dev.tidemark.chassis.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.chassis.metrics.MetricNamesProvider.UnitsInWords;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNamesProviderTest {
  private final NamingConvention given = (name, type, unit) -> name + " in " + unit;
  private final UnitsInWords names = new UnitsInWords(given);

  @ParameterizedTest
  @CsvSource({"s, seconds", "By, bytes", "1, null", "{record}, null", "threads, threads"})
  void spellsUnitsAsScrapersWantThem(String unit, String word) {
    assertThat(names.name("a.name", Meter.Type.GAUGE, unit)).isEqualTo("a.name in " + word);
  }

  @Test
  void leavesTheRestToTheRegistry() {
    assertThat(names.name("a.name", Meter.Type.GAUGE)).isEqualTo("a.name in null");
    assertThat(names.tagKey("a.key")).isEqualTo(given.tagKey("a.key"));
    assertThat(names.tagValue("a value")).isEqualTo(given.tagValue("a value"));
  }
}
