package dev.tidemark.chassis.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.NamingConvention;
import io.quarkus.micrometer.runtime.MeterRegistryCustomizer;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Spells units in the names that scrapers see as Prometheus wants them: meters state UCUM units,
 * {@code s} becomes {@code _seconds}, {@code {record}} counts things and adds nothing.
 */
@Singleton
final class MetricNamesProvider implements MeterRegistryCustomizer {

  @Override
  public void customize(MeterRegistry registry) {
    registry.config().namingConvention(new UnitsInWords(registry.config().namingConvention()));
  }

  /** The convention of the registry, given other words for units. */
  record UnitsInWords(NamingConvention given) implements NamingConvention {

    @Override
    public String name(String name, Meter.Type type, @Nullable String unit) {
      return given.name(name, type, unit == null ? null : word(unit));
    }

    @Override
    public String tagKey(String key) {
      return given.tagKey(key);
    }

    @Override
    public String tagValue(String value) {
      return given.tagValue(value);
    }

    private static @Nullable String word(String unit) {
      return switch (unit) {
        case "s" -> "seconds";
        case "By" -> "bytes";
        case "1" -> null;
        default -> unit.startsWith("{") ? null : unit;
      };
    }
  }
}
