package dev.tidemark.chassis.testing;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts the servers once, each with a proxy before it, and publishes where they listen as system
 * properties; public for the system class loader.
 */
public final class EmbeddedServers {
  static final String KAFKA = "tidemark.testing.kafka";
  static final String POSTGRES = "tidemark.testing.postgres";

  /** Added to a server's name: where its proxy listens. */
  static final String PROXIED = "-proxied";

  private static final String HOST = "127.0.0.1";
  private static final String PROXIED_LISTENER = "PROXIED";
  private static final Map<String, ServerProxy> PROXIES = new ConcurrentHashMap<>();

  private EmbeddedServers() {}

  /**
   * Starts both servers, if nobody has yet, and sets the system properties {@link #KAFKA} and
   * {@link #POSTGRES} to their ports.
   */
  public static synchronized void start() throws IOException {
    if (System.getProperty(KAFKA) != null) {
      return;
    }
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(EmbeddedServers.class.getClassLoader());
    try {
      int postgres = startPostgres().getPort();
      publish(POSTGRES, postgres, new ServerProxy(postgres));
      int behindProxy = freePort();
      ServerProxy proxy = new ServerProxy(behindProxy);
      publish(KAFKA, startKafka(behindProxy, proxy.port()), proxy);
    } finally {
      current.setContextClassLoader(before);
    }
  }

  /** Breaks the connections through the proxy of a server and refuses new ones. */
  public static void takeAway(String server) {
    proxy(server).takeAway();
  }

  /** Lets the connections through the proxy of a server hang. */
  public static void silence(String server) {
    proxy(server).silence();
  }

  /** Lets connections through again. */
  public static void bringBack(String server) {
    proxy(server).bringBack();
  }

  private static ServerProxy proxy(String server) {
    return Objects.requireNonNull(PROXIES.get(server));
  }

  private static void publish(String server, int port, ServerProxy proxy) {
    PROXIES.put(server, proxy);
    System.setProperty(server + PROXIED, Integer.toString(proxy.port()));
    System.setProperty(server, Integer.toString(port));
  }

  private static EmbeddedPostgres startPostgres() throws IOException {
    return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
  }

  private static int startKafka(int behindProxy, int proxy) throws IOException {
    int port = freePort();
    EmbeddedKafkaBroker broker =
        new EmbeddedKafkaBroker()
            .withKafkaHost(HOST)
            .withKafkaPort(port)
            .withDeleteLogDirsOnClose(true)
            .withAdditionalProperties(
                properties -> {
                  tune(properties);
                  listen(properties, port, behindProxy, proxy);
                });
    broker.start();
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-embedded-kafka"));
    return port;
  }

  /** Short rebalances and few internal partitions: tests restart consumers often. */
  private static void tune(Properties properties) {
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("group.min.session.timeout.ms", "200");
    properties.put("offsets.topic.num.partitions", "2");
    properties.put("auto.create.topics.enable", "false");
    properties.put("log.message.timestamp.type", "LogAppendTime");
  }

  /** Who comes through the proxy is told to come through the proxy again. */
  private static void listen(Properties properties, int port, int behindProxy, int proxy) {
    String direct = properties.getProperty("inter.broker.listener.name");
    append(properties, "listeners", address(PROXIED_LISTENER, behindProxy));
    append(properties, "listener.security.protocol.map", PROXIED_LISTENER + ":PLAINTEXT");
    properties.put("advertised.listeners", address(direct, port));
    append(properties, "advertised.listeners", address(PROXIED_LISTENER, proxy));
  }

  private static String address(String listener, int port) {
    return listener + "://" + HOST + ":" + port;
  }

  private static void append(Properties properties, String key, String value) {
    properties.put(key, properties.getProperty(key) + "," + value);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
