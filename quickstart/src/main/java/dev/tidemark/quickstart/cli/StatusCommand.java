package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.launch.Overview;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code status}: what runs, where, and how it is. Exit code 1 when nothing runs. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows services, ports, health; exit code 1 when nothing runs.")
final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings = Surroundings.find();

  @Override
  public Integer call() {
    List<String> lines =
        Stream.of(surroundings.state(), surroundings.state().demo())
            .flatMap(state -> Overview.lines(state).stream())
            .toList();
    lines.forEach(surroundings.narrator()::say);
    boolean runs =
        Overview.runs(surroundings.state()) || Overview.runs(surroundings.state().demo());
    if (!runs) {
      surroundings.narrator().say("Nothing runs; start with ./tidemark up or ./tidemark demo");
    }
    return runs ? 0 : 1;
  }
}
