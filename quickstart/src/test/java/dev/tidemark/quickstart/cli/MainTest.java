package dev.tidemark.quickstart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
