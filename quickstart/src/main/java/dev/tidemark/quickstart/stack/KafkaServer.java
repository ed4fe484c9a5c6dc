package dev.tidemark.quickstart.stack;

import dev.tidemark.quickstart.process.LaunchException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One KRaft node, broker and controller, in this process. */
final class KafkaServer {
  private static final String CONTROLLER = "CONTROLLER";
  private static final long STOP_SECONDS = 15;

  private final KafkaRaftServer server;
  private final int port;

  private KafkaServer(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts on the log of last time, or formats a new one. */
  static KafkaServer start(Path data, int port, int controllerPort) {
    try {
      Files.createDirectories(data);
      format(data);
      KafkaConfig config = KafkaConfig.fromProps(properties(data, port, controllerPort));
      KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
      server.startup();
      return new KafkaServer(server, port);
    } catch (Exception e) {
      throw new LaunchException("Kafka does not start on " + data + ": " + e.getMessage(), e);
    }
  }

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** Bounded: a broker that does not end in time ends with this process. */
  void close() {
    Thread stopping = Thread.ofPlatform().daemon().name("stop-kafka").start(server::shutdown);
    try {
      stopping.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void format(Path data) throws Exception {
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Formatter()
        .setPrintStream(nowhere)
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName(CONTROLLER)
        .setMetadataLogDirectory(data.toString())
        .addDirectory(data.toString())
        .run();
  }

  private static Properties properties(Path data, int port, int controllerPort) {
    Properties all = new Properties();
    all.put("process.roles", "broker,controller");
    all.put("node.id", "1");
    all.put("log.dirs", data.toString());
    all.put("listeners", listener("PLAINTEXT", port) + "," + listener(CONTROLLER, controllerPort));
    all.put("advertised.listeners", listener("PLAINTEXT", port));
    all.put("controller.listener.names", CONTROLLER);
    all.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    all.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.put("auto.create.topics.enable", "false");
    all.put("log.message.timestamp.type", "LogAppendTime");
    // An event is at most 1 MiB, and a producer may put a few of them into one batch.
    all.put("message.max.bytes", "4194304");
    makeSmall(all);
    return all;
  }

  /** One node, one user: single replicas, few internal partitions, small buffers, no waiting. */
  private static void makeSmall(Properties all) {
    all.put("offsets.topic.replication.factor", "1");
    all.put("offsets.topic.num.partitions", "4");
    all.put("transaction.state.log.replication.factor", "1");
    all.put("transaction.state.log.min.isr", "1");
    all.put("transaction.state.log.num.partitions", "2");
    all.put("share.coordinator.state.topic.replication.factor", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    all.put("group.initial.rebalance.delay.ms", "0");
    all.put("group.min.session.timeout.ms", "1000");
    all.put("log.cleaner.dedupe.buffer.size", "4194304");
    all.put("log.index.size.max.bytes", "1048576");
    all.put("num.io.threads", "4");
    all.put("num.network.threads", "2");
  }

  private static String listener(String name, int port) {
    return name + "://127.0.0.1:" + port;
  }
}
