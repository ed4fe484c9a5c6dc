package dev.tidemark.drift.role;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches off the channels of the roles that are not held. */
public final class ChannelConfigFactory implements ConfigSourceFactory {
  private static final String ROLES = "tidemark.drift.roles";
  // Above the defaults, below everything a user may set.
  private static final int ORDINAL = 90;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    return Optional.ofNullable(context.getValue(ROLES))
        .map(ConfigValue::getValue)
        .map(ChannelConfigFactory::disabled)
        .map(disabled -> new PropertiesConfigSource(disabled, "roles", ORDINAL))
        .<Iterable<ConfigSource>>map(List::of)
        .orElseGet(List::of);
  }

  /** Settings for a comma-separated list of roles. */
  static Map<String, String> disabled(String roles) {
    Set<String> held =
        Arrays.stream(roles.split(",", -1))
            .map(role -> role.strip().toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Set<String> read = channels(role -> held.contains(role.name()));
    Map<String, String> disabled = new HashMap<>();
    for (String channel : channels(role -> true)) {
      if (!read.contains(channel)) {
        disabled.put("mp.messaging.incoming." + channel + ".enabled", "false");
      }
    }
    return disabled;
  }

  private static Set<String> channels(Predicate<DriftRole> wanted) {
    return Stream.of(DriftRole.values())
        .filter(wanted)
        .flatMap(role -> role.channels().stream())
        .collect(Collectors.toSet());
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(ORDINAL);
  }
}
