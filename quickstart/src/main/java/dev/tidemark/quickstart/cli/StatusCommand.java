package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.launch.Overview;
import dev.tidemark.quickstart.state.StateDirectory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code status}: what runs, where, and how it is. Exit code 1 when nothing runs. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows services, ports, health; exit code 1 when none runs well.")
final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings = Surroundings.find();

  @Override
  public Integer call() {
    List<StateDirectory> states = List.of(surroundings.state(), surroundings.state().demo());
    states.stream()
        .flatMap(state -> Overview.lines(state).stream())
        .forEach(surroundings.narrator()::say);
    if (states.stream().anyMatch(Overview::isOrphaned)) {
      surroundings
          .narrator()
          .say("The launcher was killed and left services behind; ./tidemark down ends them");
      return 1;
    }
    if (states.stream().noneMatch(Overview::runs)) {
      surroundings.narrator().say("Nothing runs; start with ./tidemark up or ./tidemark demo");
      return 1;
    }
    return 0;
  }
}
