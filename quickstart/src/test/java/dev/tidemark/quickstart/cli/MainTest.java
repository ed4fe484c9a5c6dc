package dev.tidemark.quickstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "frobnicate", "up --frob", "replay --app x", "replay f", "deploy --app x"})
  void answersTwoToWhatItDoesNotUnderstand(String line) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
    assertThat(Main.execute(arguments)).isEqualTo(2);
  }

  @Test
  void listsTheOptionsOfEachCommand() {
    assertThat(Main.execute("demo", "--help")).isZero();
    assertThat(Main.execute("deploy", "--help")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"convert nowhere out --production p", "models nowhere", "status"})
  void keepsALogWhateverTheCommand(String line, @TempDir Path checkout) throws IOException {
    try (CommandLineFixture commands = new CommandLineFixture(checkout)) {
      assertThat(commands.execute(line.split(" "))).isEqualTo(1);

      Path log = commands.state().log("launcher");
      assertThat(log).exists();
      if (!commands.said().isEmpty()) {
        assertThat(commands.said()).contains("nowhere");
        assertThat(log).content().contains("command failed", "nowhere");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--users 0", "--users -3", "--days 0", "--days -1"})
  void convertsToAtLeastOneUserAndDay(String option, @TempDir Path checkout) {
    try (CommandLineFixture commands = new CommandLineFixture(checkout)) {
      String line = "convert nowhere out --production p " + option;
      assertThat(commands.execute(line.split(" "))).isEqualTo(2);
      assertThat(commands.said()).contains("at least 1 of each is needed");
    }
  }
}
