package dev.tidemark.quickstart.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Child processes that look like services on their command line. */
public final class ProcessHandleFixture {
  private ProcessHandleFixture() {}

  /** A process that does nothing until it is destroyed. */
  public static Process start(String name) {
    return shell(name, "while :; do sleep 1; done");
  }

  /** Ignores requests to end; says when it does. */
  static Process startStubborn(String name) {
    Process process = shell(name, "trap '' TERM; echo ready; while :; do sleep 1; done");
    try {
      int first = process.getInputStream().read();
      if (first < 0) {
        throw new IllegalStateException("the child ended");
      }
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process shell(String name, String script) {
    try {
      return new ProcessBuilder("sh", "-c", script, "sh", ProcessRecord.marker(name)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
