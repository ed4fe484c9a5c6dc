package dev.tidemark.quickstart.cli;

import static java.util.Map.entry;

import dev.tidemark.quickstart.demo.DemoCandidates;
import dev.tidemark.quickstart.demo.DemoOptions;
import dev.tidemark.quickstart.demo.DemoStory;
import dev.tidemark.quickstart.launch.Foreground;
import dev.tidemark.quickstart.launch.LaunchPlan;
import dev.tidemark.quickstart.launch.Overview;
import dev.tidemark.quickstart.launch.PortCheck;
import dev.tidemark.quickstart.launch.RunningTidemark;
import dev.tidemark.quickstart.model.ModelServer;
import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.quickstart.state.Secrets;
import dev.tidemark.quickstart.state.StateDirectory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: everything, with simulated traffic. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Plays six weeks of simulated traffic through everything; Ctrl-C ends.")
final class DemoCommand implements Callable<Integer> {
  private static final int MODELS_PORT = 8091;

  private final Surroundings surroundings = Surroundings.find();

  @Option(names = "--keep", description = "Keep what an earlier demo left and add to it.")
  boolean keep;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the simulated world (default ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--seconds-per-day",
      paramLabel = "S",
      defaultValue = "2.6",
      description = "How long an event day takes (default ${DEFAULT-VALUE}).")
  double secondsPerDay;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "0",
      description = "Add N to every port (default ${DEFAULT-VALUE}).")
  int portOffset;

  @Override
  public Integer call() throws InterruptedException {
    StateDirectory state = surroundings.state().demo();
    requireNotUp();
    Foreground.requireNone(state);
    if (!keep) {
      RunningTidemark.reap(state, surroundings.narrator());
      state.clear();
    }
    LogFile.use(state); // the demo's own from here on
    PortCheck.require(modelsPort(), "stand-in models");
    try (ModelServer models = new ModelServer(modelsPort(), DemoCandidates.models())) {
      LaunchPlan plan =
          LaunchPlan.at(
              portOffset,
              surroundings.checkout(),
              state,
              surroundings.environment(),
              settings(models.endpoint()));
      new Foreground(plan, surroundings.narrator()).run(_ -> tell(plan, models.endpoint()));
    }
    return 0;
  }

  /** The same on every run: the address is part of the candidates that {@code --keep} keeps. */
  int modelsPort() {
    return MODELS_PORT + portOffset;
  }

  /** Short intervals, small sets, and models and judge of this process. */
  private static Map<String, String> settings(String models) {
    return Map.ofEntries(
        entry("TIDEMARK_INTAKE_FLUSH_INTERVAL", "2s"),
        entry("TIDEMARK_SHADOW_ALLOWED_ENDPOINTS", models),
        entry("TIDEMARK_SHADOW_JUDGE_ENDPOINT", models),
        entry("TIDEMARK_SHADOW_JUDGE_REQUESTS_PER_SECOND", "100"),
        entry("TIDEMARK_SHADOW_SAMPLE_PRODUCTION_SHARE", Double.toString(DemoCandidates.SCORED)),
        entry("TIDEMARK_SHADOW_JUDGE_PRODUCTION_SHARE", Double.toString(DemoCandidates.GRADED)),
        entry("TIDEMARK_EVALSET_CUT_LOOK_EVERY", "1s"),
        entry("TIDEMARK_EVALSET_CUT_SIZE", "200"));
  }

  private void requireNotUp() {
    if (portOffset == 0 && Overview.runs(surroundings.state())) {
      throw new LaunchException(
          "Tidemark runs already on these ports; ./tidemark down first, or demo --port-offset 100");
    }
  }

  private void tell(LaunchPlan plan, String models) throws InterruptedException {
    new Welcome(plan, surroundings.narrator()).say();
    Duration day = Duration.ofMillis((long) (secondsPerDay * 1_000));
    try (DemoStory story =
        new DemoStory(
            new DemoOptions(seed, day, models),
            new Secrets(plan.state()),
            service -> plan.ports(service).main(),
            surroundings.narrator())) {
      story.tell();
    }
  }
}
