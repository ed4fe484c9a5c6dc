package dev.tidemark.quickstart.cli;

import dev.tidemark.quickstart.state.StateDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** Runs commands in a checkout of their own and keeps what they say of failures. */
final class CommandLineFixture implements AutoCloseable {
  private static final String CHECKOUT = "tidemark.checkout";

  private final String before = System.getProperty(CHECKOUT, ".");
  private final StringWriter said = new StringWriter();
  private final Path checkout;

  CommandLineFixture(Path checkout) {
    this.checkout = checkout;
    System.setProperty(CHECKOUT, checkout.toString());
  }

  /** The exit code. */
  int execute(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(said, true));
    line.setOut(new PrintWriter(said, true));
    return line.execute(arguments);
  }

  /** Help and failures, not what goes well. */
  String said() {
    return said.toString();
  }

  StateDirectory state() {
    return new StateDirectory(checkout.resolve(".tidemark"));
  }

  @Override
  public void close() {
    System.setProperty(CHECKOUT, before);
  }
}
