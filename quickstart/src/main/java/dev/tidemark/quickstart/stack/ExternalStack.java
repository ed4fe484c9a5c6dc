package dev.tidemark.quickstart.stack;

import dev.tidemark.proto.topic.Topic;
import dev.tidemark.quickstart.process.LaunchException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Servers that somebody else runs, named by {@code TIDEMARK_DB_URL} ({@code
 * postgresql://user:password@host:port/name}) and {@code TIDEMARK_KAFKA} ({@code host:port,...}).
 */
final class ExternalStack implements Stack {
  private static final int POSTGRES_PORT = 5432;

  private final Servers servers;

  private ExternalStack(Servers servers) {
    this.servers = servers;
  }

  /** Empty when neither is set; one without the other is refused. */
  static Optional<Servers> named(Map<String, String> environment) {
    String database = environment.getOrDefault("TIDEMARK_DB_URL", "");
    String kafka = environment.getOrDefault("TIDEMARK_KAFKA", "");
    if (database.isBlank() && kafka.isBlank()) {
      return Optional.empty();
    }
    if (database.isBlank() || kafka.isBlank()) {
      throw new LaunchException(
          "only one of TIDEMARK_DB_URL and TIDEMARK_KAFKA is set; set both, or none to use the"
              + " embedded servers");
    }
    return Optional.of(parse(database, kafka));
  }

  static Stack connect(Servers servers) {
    Topics.create(servers.kafka(), Topic.DEFAULT_PARTITIONS);
    return new ExternalStack(servers);
  }

  private static Servers parse(String database, String kafka) {
    String url = database.startsWith("jdbc:") ? database.substring("jdbc:".length()) : database;
    try {
      URI uri = URI.create(url);
      String[] user = Optional.ofNullable(uri.getUserInfo()).orElse("").split(":", 2);
      if (!url.startsWith("postgresql://") || uri.getHost() == null || user[0].isEmpty()) {
        throw new IllegalArgumentException(url);
      }
      int port = uri.getPort() < 0 ? POSTGRES_PORT : uri.getPort();
      String place = uri.getHost() + ":" + port + uri.getPath();
      return new Servers(place, user[0], user.length > 1 ? user[1] : "", kafka);
    } catch (IllegalArgumentException e) {
      throw new LaunchException(
          "TIDEMARK_DB_URL must read postgresql://user:password@host:port/database", e);
    }
  }

  @Override
  public Servers servers() {
    return servers;
  }

  @Override
  public void close() {
    // Not ours to stop.
  }
}
