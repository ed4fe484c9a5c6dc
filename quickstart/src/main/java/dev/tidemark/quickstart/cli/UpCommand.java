package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.launch.Detached;
import dev.tidemark.quickstart.launch.Foreground;
import dev.tidemark.quickstart.launch.LaunchPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: the four services, PostgreSQL and Kafka. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts the four services with PostgreSQL and Kafka.")
final class UpCommand implements Callable<Integer> {
  private final Surroundings surroundings = Surroundings.find();

  @Option(names = "--detach", description = "Return when everything is ready and leave it running.")
  boolean detach;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "0",
      description = "Add N to every port (default ${DEFAULT-VALUE}).")
  int portOffset;

  @Override
  public Integer call() throws InterruptedException {
    if (detach) {
      new Detached(surroundings.state(), surroundings.narrator())
          .up(List.of("--port-offset", Integer.toString(portOffset)));
      return 0;
    }
    LaunchPlan plan =
        LaunchPlan.at(
            portOffset,
            surroundings.checkout(),
            surroundings.state(),
            surroundings.environment(),
            Map.of());
    new Foreground(plan, surroundings.narrator()).run(_ -> welcome(plan));
    return 0;
  }

  private void welcome(LaunchPlan plan) {
    new Welcome(plan, surroundings.narrator()).say();
    surroundings
        .narrator()
        .say("Next: ./tidemark replay FILE --app NAME, ./tidemark status, " + "./tidemark down");
    try {
      Files.writeString(Detached.readyFile(plan.state()), "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + plan.state().run(), e);
    }
  }
}
