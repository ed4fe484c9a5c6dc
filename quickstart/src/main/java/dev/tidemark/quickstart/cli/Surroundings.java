package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.launch.Narrator;
import dev.tidemark.quickstart.state.StateDirectory;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param checkout directory of the built checkout
 * @param state state directory
 * @param environment variables of the caller
 * @param narrator where lines for the user go
 */
record Surroundings(
    Path checkout, StateDirectory state, Map<String, String> environment, Narrator narrator) {

  static Surroundings find() {
    Path checkout = Path.of(System.getProperty("tidemark.checkout", ".")).toAbsolutePath();
    Map<String, String> environment = System.getenv();
    StateDirectory state = StateDirectory.of(environment, checkout.normalize());
    return new Surroundings(checkout.normalize(), state, environment, new Narrator(System.out));
  }
}
