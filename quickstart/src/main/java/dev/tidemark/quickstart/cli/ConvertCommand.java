package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.convert.ArenaHard;
import dev.tidemark.quickstart.convert.Converted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convert}: published prompts and answers as replay files. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Makes DIRECTORY/traffic.jsonl for replay and DIRECTORY/models for the models command out of"
          + " Arena-Hard's question.jsonl and answer-MODEL.jsonl files. Users and times are made"
          + " up."
    })
final class ConvertCommand implements Callable<Integer> {
  private final Surroundings surroundings = Surroundings.find();

  @Spec @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FROM", description = "Directory of the published files.")
  Path from = Path.of("");

  @Parameters(index = "1", paramLabel = "DIRECTORY", description = "Where the files are written.")
  Path to = Path.of("");

  @Option(
      names = "--production",
      paramLabel = "MODEL",
      required = true,
      description = "The model whose answers are production's.")
  String production = "";

  @Option(
      names = "--users",
      defaultValue = "60",
      description = "Users the prompts are dealt to (default ${DEFAULT-VALUE}).")
  int users;

  @Option(
      names = "--days",
      defaultValue = "9",
      description = "Days the prompts are spread over (default ${DEFAULT-VALUE}).")
  int days;

  @Option(
      names = "--start",
      defaultValue = "2026-01-05T00:00:00Z",
      description = "Time of the first prompt (default ${DEFAULT-VALUE}).")
  Instant start = Instant.EPOCH;

  @Override
  public Integer call() {
    Converted made = collection().convert(from, production, to);
    say(
        "Wrote %d prompts of %d users over %d days to %s"
            .formatted(made.prompts(), users, days, to.resolve("traffic.jsonl")));
    if (made.leftOut() > 0) {
      say("Left out %d prompts that %s did not answer".formatted(made.leftOut(), production));
    }
    made.unanswered()
        .forEach(
            (model, count) ->
                say(
                    "%s did not answer %d of these prompts; its calls for them will fail"
                        .formatted(model, count)));
    return 0;
  }

  private ArenaHard collection() {
    try {
      return new ArenaHard(users, days, start);
    } catch (IllegalArgumentException e) {
      throw spec == null ? e : new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void say(String line) {
    surroundings.narrator().say(line);
  }
}
