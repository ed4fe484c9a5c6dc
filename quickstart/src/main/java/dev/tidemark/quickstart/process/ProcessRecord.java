package dev.tidemark.quickstart.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What identifies a process beyond its number, which the system gives to others later.
 *
 * @param name short name, such as {@code drift} or {@code launcher}
 * @param pid number of the process
 * @param started when it started
 * @param port where it listens, 0 for nowhere
 * @param management where its health is asked, 0 for nowhere
 */
public record ProcessRecord(String name, long pid, Instant started, int port, int management) {
  // The start time is derived from clock ticks since boot and moves a little with the clock.
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ProcessRecord of(String name, ProcessHandle handle, ServicePorts ports) {
    Instant started = handle.info().startInstant().orElse(Instant.EPOCH);
    return new ProcessRecord(name, handle.pid(), started, ports.main(), ports.management());
  }

  /** What a process of ours carries on its command line. */
  static String marker(String name) {
    return "-Dtidemark.process=" + name;
  }

  /** The living process, if it is still the recorded one and not a stranger with its number. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(this::startedThen)
        .filter(this::isMarked);
  }

  private boolean startedThen(ProcessHandle handle) {
    return handle
        .info()
        .startInstant()
        .map(at -> Duration.between(started, at).abs().compareTo(TOLERANCE) <= 0)
        .orElse(false);
  }

  /** Systems that hide the command line leave only the start time to go by. */
  private boolean isMarked(ProcessHandle handle) {
    return handle.info().commandLine().map(line -> line.contains(marker(name))).orElse(true);
  }
}
