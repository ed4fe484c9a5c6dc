package dev.tidemark.quickstart.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The services with their default ports and what memory they need. */
public enum TidemarkService {
  /** Front door. */
  INGEST(8081, "256m", Compiler.QUICK),
  /** Scores candidates. */
  SHADOW(8082, "256m", Compiler.QUICK),
  /** Embeds, measures, serves the console. */
  DRIFT(8083, "640m", Compiler.FULL),
  /** Keeps the living eval set. */
  EVALSET(8084, "384m", Compiler.FULL);

  private static final int MANAGEMENT_OFFSET = 1000;

  private final int port;
  private final String heap;
  private final Compiler compiler;

  /** On one machine those who compute need the cores more than compilers of those who do not. */
  private enum Compiler {
    QUICK,
    FULL
  }

  TidemarkService(int port, String heap, Compiler compiler) {
    this.port = port;
    this.heap = heap;
    this.compiler = compiler;
  }

  /** Short name, as in log and process files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Ports, the default ones moved by an offset. */
  public ServicePorts ports(int offset) {
    return new ServicePorts(port + offset, port + MANAGEMENT_OFFSET + offset);
  }

  Path jar(Path checkout) {
    return checkout.resolve(label() + "-service/target/quarkus-app/quarkus-run.jar");
  }

  /** JVM options beside those of every process. */
  List<String> options() {
    return compiler == Compiler.QUICK
        ? List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1")
        : List.of("-Xmx" + heap);
  }
}
