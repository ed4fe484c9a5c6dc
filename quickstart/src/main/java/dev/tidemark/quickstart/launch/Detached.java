package dev.tidemark.quickstart.launch;

import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.quickstart.process.ShieldedJava;
import dev.tidemark.quickstart.state.InstanceLock;
import dev.tidemark.quickstart.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts a launcher that goes on when the terminal is closed, and waits until it is ready. */
public final class Detached {
  private static final long POLL_MILLIS = 100;

  private final StateDirectory state;
  private final Narrator narrator;

  /** The instance of this state directory. */
  public Detached(StateDirectory state, Narrator narrator) {
    this.state = state;
    this.narrator = narrator;
  }

  /** Where a detached launcher says that it is ready. */
  public static Path readyFile(StateDirectory state) {
    return state.run().resolve("ready");
  }

  /**
   * Starts {@code up} with these options, repeats what it says, returns when it is ready.
   *
   * @throws LaunchException if one runs already, or it ends before it is ready
   */
  public void up(List<String> options) throws InterruptedException {
    state.create();
    try {
      InstanceLock.take(state).orElseThrow(() -> Foreground.alreadyRuns(state)).close();
      Files.deleteIfExists(readyFile(state));
      Path log = state.log("up");
      Process process =
          new ProcessBuilder(command(options))
              .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log.toFile()))
              .start();
      follow(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start in the background", e);
    }
  }

  private void follow(Process process, Path log) throws IOException, InterruptedException {
    int seen = 0;
    while (true) {
      boolean over = !process.isAlive() || Files.exists(readyFile(state));
      String text = Files.readString(log);
      int end = over ? text.length() : text.lastIndexOf('\n') + 1;
      text.substring(seen, Math.max(seen, end)).lines().forEach(narrator::say);
      seen = Math.max(seen, end);
      if (over) {
        break;
      }
      Thread.sleep(POLL_MILLIS);
    }
    if (!process.isAlive()) {
      throw new LaunchException("it ended while starting; all it said is in " + log);
    }
  }

  private static List<String> command(List<String> options) {
    List<String> command = ShieldedJava.command();
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("dev.tidemark.quickstart.cli.Main");
    command.add("up");
    command.addAll(options);
    return command;
  }
}
