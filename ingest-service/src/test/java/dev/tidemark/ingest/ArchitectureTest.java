package dev.tidemark.ingest;

import dev.tidemark.chassis.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheArchitecture() {
    ArchitectureRules.check(
        "dev.tidemark.ingest", "Provider", "Cache", "Callback", "Context", "OutgoingEvent");
  }
}
