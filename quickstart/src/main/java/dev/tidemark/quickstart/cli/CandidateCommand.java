package dev.tidemark.quickstart.cli;

import dev.tidemark.proto.shadow.v1.Candidate;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.replay.RecordedApplication;
import dev.tidemark.quickstart.shadow.ShadowClient;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code candidate}: models to compare with production. */
@Command(
    name = "candidate",
    mixinStandardHelpOptions = true,
    description = "Adds models to compare with production, and tells how they do.",
    subcommands = {CandidateCommand.Add.class, CandidateCommand.Show.class})
final class CandidateCommand implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "name add or show");
    }
  }

  private static <T> T ask(Surroundings surroundings, Function<ShadowClient, T> question) {
    RunningInstance instance = RunningInstance.find(surroundings);
    int port = instance.port(TidemarkService.SHADOW);
    try (ShadowClient client = new ShadowClient(port, instance.secrets(), PATIENCE)) {
      return question.apply(client);
    }
  }

  /** {@code candidate add}. */
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Replays sampled traffic to a model from now on.")
  static final class Add implements Callable<Integer> {
    private final Surroundings surroundings = Surroundings.find();

    @Option(names = "--app", paramLabel = "NAME", required = true, description = "The application.")
    String application = "";

    @Option(names = "--id", required = true, description = "Id of the candidate, your choice.")
    String id = "";

    @Option(
        names = "--endpoint",
        paramLabel = "URL",
        required = true,
        description = {
          "Base URL of an OpenAI-compatible API. It must be allowed to shadow in"
              + " TIDEMARK_SHADOW_ALLOWED_ENDPOINTS."
        })
    String endpoint = "";

    @Option(names = "--model", required = true, description = "Model name sent to it.")
    String model = "";

    @Option(
        names = "--secret",
        defaultValue = "",
        paramLabel = "NAME",
        description = {
          "The file default/NAME below TIDEMARK_SECRETS holds its bearer token; \"default\" is the"
              + " tenant of this installation."
        })
    String secret = "";

    @Option(
        names = "--probability",
        defaultValue = "1",
        description = "Share of the core records replayed to it (default ${DEFAULT-VALUE}).")
    double probability;

    @Option(
        names = "--rate",
        defaultValue = "5",
        description = "Most calls a second (default ${DEFAULT-VALUE}).")
    double rate;

    @Option(
        names = "--tokens-per-day",
        defaultValue = "1000000",
        description = "Budget of a day (default ${DEFAULT-VALUE}).")
    long tokens;

    @Option(
        names = "--margin",
        defaultValue = "0.05",
        description = "Margin of NON_INFERIOR and EQUIVALENT (default ${DEFAULT-VALUE}).")
    double margin;

    @Option(
        names = "--recorded",
        description = "The traffic will be replayed from a file: make the application if need be.")
    boolean recorded;

    @Override
    public Integer call() {
      if (recorded) {
        makeApplication();
      }
      Candidate candidate =
          Candidate.newBuilder()
              .setId(id)
              .setEndpoint(endpoint)
              .setModel(model)
              .setSecret(secret)
              .setReplayProbability(probability)
              .setRequestsPerSecond(rate)
              .setTokensPerDay(tokens)
              .setMargin(margin)
              .build();
      var _ = ask(surroundings, shadow -> shadow.register(application, candidate));
      surroundings.narrator().say("Added " + id + " to " + application);
      return 0;
    }

    private void makeApplication() {
      RunningInstance instance = RunningInstance.find(surroundings);
      try (GatewayClient client =
          new GatewayClient(instance.port(TidemarkService.INGEST), instance.secrets(), PATIENCE)) {
        new RecordedApplication(client, surroundings.narrator()).require(application);
      }
    }
  }

  /** {@code candidate show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Tells of each candidate what live traffic says and what became of its work.")
  static final class Show implements Callable<Integer> {
    private final Surroundings surroundings = Surroundings.find();

    @Option(names = "--app", paramLabel = "NAME", required = true, description = "The application.")
    String application = "";

    @Override
    public Integer call() {
      return ask(
          surroundings,
          shadow -> {
            new CandidateTable(shadow, application).lines().forEach(surroundings.narrator()::say);
            return 0;
          });
    }
  }
}
