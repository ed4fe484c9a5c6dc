package dev.tidemark.evalset;

import dev.tidemark.chassis.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheArchitecture() {
    ArchitectureRules.check(
        "dev.tidemark.evalset",
        "Handler", // what an intake hands its records to
        "Decoder",
        "Interceptor"); // what a call passes on its way to an rpc
  }
}
