package dev.tidemark.quickstart.stack;

import dev.tidemark.quickstart.process.FreePorts;

/**
 * Loopback ports of the embedded servers.
 *
 * @param postgres PostgreSQL
 * @param kafka Kafka's clients
 * @param controller Kafka's controller
 */
public record ServerPorts(int postgres, int kafka, int controller) {
  /** Ports that no usual installation takes, moved by an offset. */
  public static ServerPorts at(int offset) {
    return new ServerPorts(15432 + offset, 19092 + offset, 19093 + offset);
  }

  /** Ports free at this moment. */
  public static ServerPorts free() {
    return new ServerPorts(FreePorts.next(), FreePorts.next(), FreePorts.next());
  }
}
