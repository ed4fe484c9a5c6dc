package dev.tidemark.ingest.application;

import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.sampling.SamplingPolicy;
import dev.tidemark.ingest.sampling.SamplingSalt;
import java.time.ZoneId;
import java.util.Map;

/** Applications for tests. */
public final class Applications {
  private Applications() {}

  /** An application on wall time whose every author is in the panel. */
  public static Application wall() {
    return of(Clock.WALL, 1.0, Oversize.REFUSE);
  }

  /** An application as asked. */
  public static Application of(Clock clock, double panel, Oversize oversize) {
    return new Application(
        new ApplicationKey("default", "support"),
        clock,
        ZoneId.of("Europe/Berlin"),
        new SamplingPolicy(1, 0.1, panel, Map.of()),
        oversize,
        new SamplingSalt(new byte[32]));
  }
}
