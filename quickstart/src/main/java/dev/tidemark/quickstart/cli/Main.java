package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.process.LaunchException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry of {@code ./tidemark}. Exit codes: 0 done, 1 failed, 2 not understood. */
@Command(
    name = "./tidemark",
    description = "What live traffic does to an evaluated model, and the model to its users.",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      ReplayCommand.class,
      DeployCommand.class,
      ConvertCommand.class,
      ModelsCommand.class,
      BenchCommand.class
    })
public final class Main implements Runnable {
  private static final Logger LOG = Logger.getLogger(Main.class.getName());

  @Spec @Nullable CommandSpec spec;

  Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((thrown, line, _) -> fail(thrown, line))
        .execute(arguments);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "name a command");
    }
  }

  private static int fail(Exception thrown, CommandLine line) {
    LOG.log(Level.SEVERE, "command failed", thrown);
    String what =
        thrown instanceof LaunchException
            ? String.valueOf(thrown.getMessage())
            : "unexpected: "
                + thrown.getMessage()
                + "; details are in logs/launcher.log of the state";
    line.getErr().println("tidemark: " + what);
    line.getErr().flush();
    return 1;
  }
}
