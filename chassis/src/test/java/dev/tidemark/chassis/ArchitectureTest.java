package dev.tidemark.chassis;

import dev.tidemark.chassis.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheArchitecture() {
    ArchitectureRules.check(
        "dev.tidemark.chassis",
        "Mechanism",
        "Provider",
        "Route",
        "Filter",
        "Requests",
        "intake", // all of it is the edge to Kafka and PostgreSQL
        "stream", // bytes and SQL
        "application", // Kafka to PostgreSQL
        "erasure"); // the same
  }
}
