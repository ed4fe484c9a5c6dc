package dev.tidemark.chassis.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A real broker and a real PostgreSQL, started on first use, shared by all tests of a JVM and
 * stopped with it. Isolation is by name: every test takes its own topics and databases.
 */
public final class EmbeddedStack {
  private static final String HOST = "127.0.0.1";
  private static final String USER = "postgres";

  private EmbeddedStack() {}

  /** Bootstrap servers of the broker, {@code host:port}. */
  public static String bootstrapServers() {
    return HOST + ":" + port(EmbeddedServers.KAFKA);
  }

  /** Bootstrap servers of the same broker for a service that an {@link Outage} is to hit. */
  static String proxiedBootstrapServers() {
    return HOST + ":" + port(EmbeddedServers.KAFKA + EmbeddedServers.PROXIED);
  }

  /** The same database for a service that an {@link Outage} is to hit. */
  static TestDatabase proxied(TestDatabase database) {
    return database.at(port(EmbeddedServers.POSTGRES + EmbeddedServers.PROXIED));
  }

  /** A new and empty database; one of the same name is dropped first. */
  public static TestDatabase freshDatabase(String name) {
    TestDatabase database =
        new TestDatabase(HOST, port(EmbeddedServers.POSTGRES), name, USER, USER);
    try (Connection connection =
            DriverManager.getConnection(database.named(USER).jdbcUrl(), USER, USER);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
      statement.execute("CREATE DATABASE \"" + name + "\"");
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create database " + name, e);
    }
  }

  /** Creates a topic with one replica and log-append timestamps. */
  public static void createTopic(String name, int partitions) {
    Map<String, String> settings = Map.of("message.timestamp.type", "LogAppendTime");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(settings);
      admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("cannot create topic " + name, e);
    }
  }

  static void takeAway(String server) {
    call("takeAway", new Class<?>[] {String.class}, server);
  }

  static void silence(String server) {
    call("silence", new Class<?>[] {String.class}, server);
  }

  static void bringBack(String server) {
    call("bringBack", new Class<?>[] {String.class}, server);
  }

  private static synchronized int port(String server) {
    if (System.getProperty(server) == null) {
      call("start", new Class<?>[0]);
    }
    return Integer.getInteger(server);
  }

  /**
   * The servers live in the system class loader and their addresses in system properties: Quarkus
   * loads tests in class loaders of its own and closes them, which would start a second stack and
   * pull the classes from under the first.
   */
  private static void call(String method, Class<?>[] types, Object... values) {
    try {
      ClassLoader.getSystemClassLoader()
          .loadClass(EmbeddedServers.class.getName())
          .getMethod(method, types)
          .invoke(null, values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot " + method + " the embedded servers", e);
    }
  }
}
