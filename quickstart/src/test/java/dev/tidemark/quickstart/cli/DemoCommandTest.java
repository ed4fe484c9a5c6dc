package dev.tidemark.quickstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DemoCommandTest {
  @Test
  void servesModelsWhereTheCandidatesOfARunBeforeLookForThem() {
    assertThat(port()).isEqualTo(port()).isEqualTo(8091);
    assertThat(port("--keep", "--port-offset", "100")).isEqualTo(8191);
  }

  private static int port(String... options) {
    return CommandLine.populateCommand(new DemoCommand(), options).modelsPort();
  }
}
