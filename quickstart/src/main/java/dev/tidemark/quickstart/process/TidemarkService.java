package dev.tidemark.quickstart.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The services with their default ports and what memory they need. */
public enum TidemarkService {
  /** Front door. */
  INGEST(8081, "256m", Compiler.QUICK),
  /** Scores candidates. */
  SHADOW(8082, "256m", Compiler.QUICK),
  /** Embeds, measures, serves the console. */
  DRIFT(8083, "640m", Compiler.HOTTEST),
  /** Keeps the living eval set. */
  EVALSET(8084, "384m", Compiler.HOTTEST);

  private static final int MANAGEMENT_OFFSET = 1000;

  // The slow compiler too, for the hottest code only.
  private static final List<String> HOTTEST =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=200000");

  private final int port;
  private final String heap;
  private final Compiler compiler;

  /** On one machine services need the cores more than compilers do. */
  private enum Compiler {
    /** For those who compute little. */
    QUICK,
    /** For those who compute. */
    HOTTEST
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
    List<String> compilation =
        compiler == Compiler.QUICK ? List.of("-XX:TieredStopAtLevel=1") : HOTTEST;
    return Stream.concat(Stream.of("-Xmx" + heap), compilation.stream()).toList();
  }
}
