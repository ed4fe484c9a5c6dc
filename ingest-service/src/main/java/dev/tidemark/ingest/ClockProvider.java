package dev.tidemark.ingest;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wall time of this service; a bean so that tests can bring their own. */
final class ClockProvider {
  private ClockProvider() {}

  @Produces
  @Singleton
  static InstantSource wallClock() {
    return InstantSource.system();
  }
}
