package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.gateway.GatewayClient;
import dev.tidemark.quickstart.process.TidemarkService;
import dev.tidemark.quickstart.replay.Replay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: recorded traffic through the front door. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Plays recorded traffic, one JSON object a line, in order of time.")
final class ReplayCommand implements Callable<Integer> {
  private final Surroundings surroundings = Surroundings.find();

  @Parameters(paramLabel = "FILE", description = "The file to play.")
  Path file = Path.of("");

  @Option(names = "--app", paramLabel = "NAME", required = true, description = "The application.")
  String application = "";

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "0",
      description = "N times faster than it happened; 0, the default, as fast as it is taken.")
  double speed;

  @Override
  public Integer call() throws InterruptedException {
    RunningInstance instance = RunningInstance.find(surroundings);
    try (GatewayClient client =
        new GatewayClient(
            instance.port(TidemarkService.INGEST), instance.secrets(), Duration.ofMinutes(2))) {
      Replay replay = new Replay(client, surroundings.narrator(), application, speed);
      return replay.play(file) ? 0 : 1;
    }
  }
}
