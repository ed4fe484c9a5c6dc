package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.lines.JsonLine;
import dev.tidemark.quickstart.model.ModelServer;
import dev.tidemark.quickstart.model.RecordedModel;
import dev.tidemark.quickstart.model.StandIn;
import dev.tidemark.quickstart.model.StandInJudge;
import dev.tidemark.quickstart.process.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models}: recorded answers behind an OpenAI-compatible endpoint. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "Serves recorded answers as models, and a stand-in judge named \"judge\", until Ctrl-C."
    })
final class ModelsCommand implements Callable<Integer> {
  private final Surroundings surroundings = Surroundings.find();

  @Parameters(
      paramLabel = "DIRECTORY",
      description = "Holds MODEL.jsonl files with lines {\"prompt\", \"answer\"}.")
  Path directory = Path.of("");

  @Option(
      names = "--port",
      defaultValue = "8090",
      description = "Port on this machine (default ${DEFAULT-VALUE}).")
  int port;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, StandIn> models = new HashMap<>(recorded());
    models.put(StandInJudge.NAME, new StandInJudge(0));
    try (ModelServer server = new ModelServer(port, models)) {
      surroundings
          .narrator()
          .say("Serving " + String.join(", ", models.keySet()) + " at " + server.endpoint());
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private Map<String, StandIn> recorded() {
    try (Stream<Path> files = Files.list(directory)) {
      Map<String, StandIn> models = new HashMap<>();
      files
          .filter(file -> file.toString().endsWith(JsonLine.SUFFIX))
          .forEach(file -> models.put(name(file), new RecordedModel(file)));
      return models;
    } catch (IOException e) {
      throw new LaunchException("cannot read " + directory + "; ./tidemark convert makes it", e);
    }
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - JsonLine.SUFFIX.length());
  }
}
