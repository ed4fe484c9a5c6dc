package dev.tidemark.quickstart.stack;

import dev.tidemark.quickstart.process.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops a PostgreSQL that a killed launcher left running on a data directory. */
public final class OrphanedPostgres {
  private static final int GRACE_SECONDS = 15;

  private OrphanedPostgres() {}

  /**
   * Stops the server of this data directory, if one runs.
   *
   * @return whether one ran
   */
  public static boolean stop(Path data) {
    Optional<ProcessHandle> server = find(data);
    server.ifPresent(OrphanedPostgres::stop);
    return server.isPresent();
  }

  /** The number in {@code postmaster.pid} counts only if that process works on this directory. */
  private static Optional<ProcessHandle> find(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(handle -> worksOn(handle, data));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean worksOn(ProcessHandle handle, Path data) {
    return handle
        .info()
        .commandLine()
        .map(line -> line.contains("postgres") && line.contains(data.toString()))
        .orElse(false);
  }

  /** SIGINT is PostgreSQL's fast shutdown: it ends sessions and closes the database cleanly. */
  private static void stop(ProcessHandle server) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
      server.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      server.destroyForcibly();
    } catch (IOException e) {
      throw new LaunchException("cannot stop PostgreSQL, process " + server.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      server.destroyForcibly();
    }
  }
}
