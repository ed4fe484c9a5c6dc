package dev.tidemark.chassis.testing;

/**
 * A server of the {@link EmbeddedStack} that the service under test cannot reach until this is
 * closed. Tests themselves still reach it.
 */
public final class Outage implements AutoCloseable {
  private final String server;

  private Outage(String server) {
    this.server = server;
    EmbeddedStack.setAway(server, true);
  }

  /** Breaks the service's connections to the broker. */
  public static Outage ofKafka() {
    return new Outage(EmbeddedServers.KAFKA);
  }

  /** Breaks the service's connections to the database. */
  public static Outage ofDatabase() {
    return new Outage(EmbeddedServers.POSTGRES);
  }

  @Override
  public void close() {
    EmbeddedStack.setAway(server, false);
  }
}
