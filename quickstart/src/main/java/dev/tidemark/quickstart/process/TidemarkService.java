package dev.tidemark.quickstart.process;

import java.nio.file.Path;
import java.util.Locale;

/** The services with their default ports and what memory they need. */
public enum TidemarkService {
  /** Front door. */
  INGEST(8081, "256m"),
  /** Scores candidates. */
  SHADOW(8082, "256m"),
  /** Embeds, measures, serves the console. */
  DRIFT(8083, "640m"),
  /** Keeps the living eval set. */
  EVALSET(8084, "384m");

  private static final int MANAGEMENT_OFFSET = 1000;

  private final int port;
  private final String heap;

  TidemarkService(int port, String heap) {
    this.port = port;
    this.heap = heap;
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

  String heap() {
    return heap;
  }
}
