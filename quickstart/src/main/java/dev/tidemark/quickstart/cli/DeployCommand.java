package dev.tidemark.quickstart.cli;

import dev.tidemark.proto.event.v1.Deployment;
import dev.tidemark.proto.event.v1.RolloutStep;
import dev.tidemark.quickstart.deploy.Blocks;
import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.gateway.Times;
import dev.tidemark.quickstart.process.TidemarkService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deploy}: announces a deployment and its roll-out. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = {
      "Announces a deployment. With --share the user blocks are drawn at random and printed: route"
          + " exactly those users to it and the adaptation answer is causal."
    })
final class DeployCommand implements Callable<Integer> {
  private final Surroundings surroundings = Surroundings.find();

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--app", paramLabel = "NAME", required = true, description = "The application.")
  String application = "";

  @Option(names = "--id", required = true, description = "Id of the deployment, your choice.")
  String id = "";

  @Option(names = "--model", required = true, description = "Model name.")
  String model = "";

  @Option(names = "--model-version", defaultValue = "", description = "Version of the model.")
  String modelVersion = "";

  @Option(names = "--prompt-template", defaultValue = "", description = "Version of the template.")
  String promptTemplate = "";

  @Option(names = "--description", defaultValue = "", description = "What changed, for people.")
  String description = "";

  @Option(names = "--start", description = "When it begins (2026-11-21T10:00:00Z); default now.")
  @Nullable Instant start;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of --share (default 1).")
  long seed;

  @ArgGroup @Nullable Audience audience;

  /** Who gets it; everybody when absent. */
  static final class Audience {
    @Option(names = "--blocks", description = "User blocks, such as 0-63,128; chosen, not drawn.")
    @Nullable String blocks;

    @Option(names = "--share", description = "Share of the user blocks, drawn at random.")
    @Nullable Double share;
  }

  @Override
  public Integer call() {
    Deployment deployment = deployment();
    RunningInstance instance = RunningInstance.find(surroundings);
    try (GatewayClient client =
        new GatewayClient(
            instance.port(TidemarkService.INGEST), instance.secrets(), Duration.ofSeconds(30))) {
      client.announce(application, deployment);
    }
    surroundings
        .narrator()
        .say("Announced " + id + " of " + application + audienceText(deployment));
    return 0;
  }

  private Deployment deployment() {
    Instant begin = Optional.ofNullable(start).orElseGet(Instant::now);
    Deployment.Builder deployment =
        Deployment.newBuilder()
            .setId(id)
            .setModel(model)
            .setModelVersion(modelVersion)
            .setPromptTemplate(promptTemplate)
            .setDescription(description)
            .setStart(Times.of(begin));
    blocks()
        .ifPresent(
            blocks ->
                deployment
                    .setRandomised(isDrawn())
                    .addRollout(
                        RolloutStep.newBuilder().setStart(Times.of(begin)).addAllBlocks(blocks)));
    return deployment.build();
  }

  private boolean isDrawn() {
    return audience != null && audience.share != null;
  }

  private Optional<List<Integer>> blocks() {
    if (audience == null) {
      return Optional.empty();
    }
    try {
      return audience.share != null
          ? Optional.of(Blocks.draw(audience.share, seed))
          : Optional.ofNullable(audience.blocks).map(Blocks::parse);
    } catch (IllegalArgumentException e) {
      throw refusal(e);
    }
  }

  private RuntimeException refusal(IllegalArgumentException e) {
    return spec == null ? e : new ParameterException(spec.commandLine(), e.getMessage(), e);
  }

  private static String audienceText(Deployment deployment) {
    return deployment.getRolloutCount() == 0
        ? " to everybody"
        : " to user blocks " + deployment.getRollout(0).getBlocksList();
  }
}
