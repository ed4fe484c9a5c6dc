package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.launch.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code down}: ends what runs from this checkout, the demo included. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops everything that was started from here, the demo included.")
final class DownCommand implements Callable<Integer> {
  private final Surroundings surroundings = Surroundings.find();

  @Override
  public Integer call() {
    boolean up = Shutdown.down(surroundings.state(), surroundings.narrator());
    boolean demo = Shutdown.down(surroundings.state().demo(), surroundings.narrator());
    surroundings.narrator().say(up || demo ? "Stopped" : "Nothing was running");
    return 0;
  }
}
