package dev.tidemark.quickstart.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One service as a running child process. */
public final class ServiceProcess {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int TAIL = 20;

  private final String name;
  private final Process process;
  private final ServicePorts ports;
  private final Path log;

  ServiceProcess(String name, Process process, ServicePorts ports, Path log) {
    this.name = name;
    this.process = process;
    this.ports = ports;
    this.log = log;
  }

  /** Name of the instance. */
  public String name() {
    return name;
  }

  /** Where it listens. */
  public ServicePorts ports() {
    return ports;
  }

  /** The process itself. */
  public Process process() {
    return process;
  }

  /** Where it writes its log. */
  public Path log() {
    return log;
  }

  /**
   * Waits until the service can take work.
   *
   * @throws LaunchException if it ends before, or the time is over; carries the end of its log
   */
  public void awaitReady(Health health, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!health.isReady(ports.management())) {
      if (!process.isAlive()) {
        throw new LaunchException(
            name + " ended with code " + process.exitValue() + " while starting" + logEnd());
      }
      if (System.nanoTime() > deadline) {
        throw new LaunchException(
            name + " is not ready after " + atMost.toSeconds() + " s" + logEnd());
      }
      Thread.sleep(POLL);
    }
  }

  /** Kills it at once, as a crash would, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private String logEnd() {
    try {
      List<String> lines = Files.readAllLines(log);
      List<String> last = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
      return "; the end of " + log + ":\n" + String.join("\n", last);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }
}
