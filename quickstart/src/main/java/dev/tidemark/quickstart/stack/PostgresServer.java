package dev.tidemark.quickstart.stack;

import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.quickstart.state.StateDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Embedded PostgreSQL that keeps its data and survives a kill. */
final class PostgresServer {
  static final String USER = "postgres";

  private final EmbeddedPostgres postgres;
  private final Path data;

  private PostgresServer(EmbeddedPostgres postgres, Path data) {
    this.postgres = postgres;
    this.data = data;
  }

  /** Starts on the data of last time, or on a new database. */
  static PostgresServer start(StateDirectory state, int port) {
    Path data = state.postgres().resolve("data");
    OrphanedPostgres.stop(data);
    Redirect log = Redirect.appendTo(state.log("postgres").toFile());
    try {
      Files.createDirectories(state.postgres());
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(state.postgres().resolve("program").toFile())
              // The launcher stops the services first; a hook of its own would not wait for them.
              .setRegisterShutdownHook(false)
              // Off by default, since the library is made for tests.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "200")
              .setPGStartupWait(Duration.ofSeconds(60))
              .setOutputRedirector(log)
              .setErrorRedirector(log)
              .start();
      return new PostgresServer(postgres, data);
    } catch (IOException | IllegalStateException e) {
      throw new LaunchException(
          "PostgreSQL does not start; its log is " + state.log("postgres"), e);
    }
  }

  int port() {
    return postgres.getPort();
  }

  void close() {
    try {
      postgres.close();
    } catch (IOException | RuntimeException e) {
      System.getLogger("postgres").log(System.Logger.Level.WARNING, "stops the hard way", e);
    }
    OrphanedPostgres.stop(data);
  }
}
