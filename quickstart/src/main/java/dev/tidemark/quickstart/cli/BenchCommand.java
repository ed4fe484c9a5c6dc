package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.bench.AdaptationBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: measures, prints a table, writes JSON. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures; prints a table and writes bench/NAME.json below the state directory.")
final class BenchCommand implements Callable<Integer> {
  private final Surroundings surroundings = Surroundings.find();

  @Spec @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "adaptation: is what the simulator planted found, and nothing where it is not?")
  String name = "";

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10",
      description = "Number of seeds, 1 to N (default ${DEFAULT-VALUE}).")
  int runs;

  @Override
  public Integer call() throws IOException {
    if (spec != null && !name.equals("adaptation")) {
      throw new ParameterException(
          spec.commandLine(), "no benchmark " + name + "; there is: adaptation");
    }
    Path out = surroundings.state().root().resolve("bench").resolve(name + ".json");
    AdaptationBench.main(new String[] {"--runs", Integer.toString(runs), "--out", out.toString()});
    return 0;
  }
}
