package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** Sends what libraries log to a file, so that the terminal holds only lines for the user. */
final class LogFile {
  private static final Logger ROOT = Logger.getLogger("");

  private LogFile() {}

  /** From now on to the log of this state; what was used before is closed. */
  static void use(StateDirectory state) {
    state.create();
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
      handler.close();
    }
    try {
      ROOT.addHandler(new Appending(state.log("launcher")));
      ROOT.setLevel(Level.INFO);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + state.log("launcher"), e);
    }
  }

  /** Whole records at the end of a file that other launchers write to as well. */
  private static final class Appending extends StreamHandler {
    Appending(Path file) throws IOException {
      super(
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
          new SimpleFormatter());
    }

    @Override
    public synchronized void publish(LogRecord record) {
      super.publish(record);
      flush();
    }
  }
}
