package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what libraries log to a file, so that the terminal holds only lines for the user. */
final class LogFile {
  private static final Logger ROOT = Logger.getLogger("");

  private LogFile() {}

  static void use(StateDirectory state) {
    state.create();
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    try {
      FileHandler file = new FileHandler(state.log("launcher").toString(), true);
      file.setFormatter(new SimpleFormatter());
      file.setLevel(Level.INFO);
      ROOT.addHandler(file);
      ROOT.setLevel(Level.INFO);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + state.log("launcher"), e);
    }
  }
}
