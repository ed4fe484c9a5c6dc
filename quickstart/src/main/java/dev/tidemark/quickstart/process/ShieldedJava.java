package dev.tidemark.quickstart.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The beginning of a command: this JVM's java, deaf to Ctrl-C and to the closing terminal. */
public final class ShieldedJava {
  private static final String SHIELD = "trap '' INT HUP; exec \"$@\"";

  private ShieldedJava() {}

  /** To be continued with the arguments of java. */
  public static List<String> command() {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHIELD, "tidemark"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    return command;
  }
}
