package dev.tidemark.quickstart.launch;

import java.io.PrintStream;

/** Tells the user what happens, a plain line at a time. */
public final class Narrator {
  private final PrintStream out;

  /** Lines go to this stream. */
  public Narrator(PrintStream out) {
    this.out = out;
  }

  /** Prints a line. */
  public void say(String line) {
    out.println(line);
    out.flush();
  }
}
