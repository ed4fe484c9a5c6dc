package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.process.LaunchException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
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
      CandidateCommand.class,
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
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionStrategy(Main::run)
        .setExecutionExceptionHandler((thrown, line, _) -> fail(thrown, line));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "name a command");
    }
  }

  /** Help needs no log; whatever else happens stands in it. */
  private static int run(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    try {
      LogFile.use(Surroundings.find().state());
    } catch (UncheckedIOException e) {
      throw new ExecutionException(
          parsed.commandSpec().commandLine(),
          "no log",
          new LaunchException(String.valueOf(e.getMessage()), e));
    }
    return new RunLast().execute(parsed);
  }

  private static int fail(Exception thrown, CommandLine line) {
    LOG.log(Level.SEVERE, "command failed", thrown);
    line.getErr().println("tidemark: " + words(thrown));
    line.getErr().flush();
    return 1;
  }

  private static String words(Exception thrown) {
    return switch (thrown) {
      case LaunchException e -> String.valueOf(e.getMessage());
      case StatusRuntimeException e -> "the service answered " + words(e.getStatus());
      default ->
          "unexpected: " + thrown.getMessage() + "; details are in logs/launcher.log of the state";
    };
  }

  private static String words(Status status) {
    String why = status.getDescription();
    return why == null ? status.getCode().name() : status.getCode() + ": " + why;
  }
}
