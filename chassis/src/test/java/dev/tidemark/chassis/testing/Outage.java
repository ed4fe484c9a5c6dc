package dev.tidemark.chassis.testing;

/**
 * A server of the {@link EmbeddedStack} that the service under test cannot reach until this is
 * closed. Tests themselves still reach it.
 */
public final class Outage implements AutoCloseable {
  private final String server;

  private Outage(String server) {
    this.server = server;
  }

  /** Breaks the service's connections to the broker. */
  public static Outage ofKafka() {
    return away(EmbeddedServers.KAFKA);
  }

  /** Breaks the service's connections to the database. */
  public static Outage ofDatabase() {
    return away(EmbeddedServers.POSTGRES);
  }

  /** The broker takes the service's connections and never answers. */
  public static Outage ofHangingKafka() {
    return hanging(EmbeddedServers.KAFKA);
  }

  /** The database takes the service's connections and never answers. */
  public static Outage ofHangingDatabase() {
    return hanging(EmbeddedServers.POSTGRES);
  }

  private static Outage away(String server) {
    EmbeddedStack.takeAway(server);
    return new Outage(server);
  }

  private static Outage hanging(String server) {
    EmbeddedStack.silence(server);
    return new Outage(server);
  }

  @Override
  public void close() {
    EmbeddedStack.bringBack(server);
  }
}
