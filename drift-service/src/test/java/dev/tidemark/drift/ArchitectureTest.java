package dev.tidemark.drift;

import dev.tidemark.chassis.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheArchitecture() {
    ArchitectureRules.check(
        "dev.tidemark.drift",
        "Handler", // what an intake hands its records to
        "Decoder",
        "Deltas", // rows that wait for the next flush
        "Producer",
        "Factory",
        "BoundedJoin", // Mutiny
        "enrich", // Kafka to Kafka
        "analyse"); // Kafka to PostgreSQL
  }
}
