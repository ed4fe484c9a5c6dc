package dev.tidemark.chassis.testing;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Properties;

/** Starts the servers once and publishes where they listen; public for the system class loader. */
public final class EmbeddedServers {
  private EmbeddedServers() {}

  /**
   * Starts both servers, if nobody has yet, and sets the two system properties to their addresses.
   */
  public static synchronized void start(String kafkaProperty, String postgresPortProperty)
      throws IOException {
    if (System.getProperty(kafkaProperty) != null) {
      return;
    }
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(EmbeddedServers.class.getClassLoader());
    try {
      System.setProperty(postgresPortProperty, Integer.toString(startPostgres().getPort()));
      System.setProperty(kafkaProperty, "127.0.0.1:" + portOf(startKafka()));
    } finally {
      current.setContextClassLoader(before);
    }
  }

  private static EmbeddedPostgres startPostgres() throws IOException {
    return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
  }

  private static EmbeddedKafkaBroker startKafka() {
    EmbeddedKafkaBroker broker =
        new EmbeddedKafkaBroker()
            .withKafkaHost("127.0.0.1")
            .withDeleteLogDirsOnClose(true)
            .withAdditionalProperties(EmbeddedServers::tune);
    broker.start();
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-embedded-kafka"));
    return broker;
  }

  /** Short rebalances and few internal partitions: tests restart consumers often. */
  private static void tune(Properties properties) {
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("group.min.session.timeout.ms", "200");
    properties.put("offsets.topic.num.partitions", "2");
    properties.put("auto.create.topics.enable", "false");
    properties.put("log.message.timestamp.type", "LogAppendTime");
  }

  private static String portOf(EmbeddedKafkaBroker broker) {
    String listeners = broker.getAdvertisedListeners();
    return listeners.substring(listeners.lastIndexOf(':') + 1);
  }
}
