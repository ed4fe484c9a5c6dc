package dev.tidemark.shadow.stack;

import dev.tidemark.chassis.testing.EmbeddedStackResource;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics of its own, short intervals, stub models on a port of their own. */
public class ShadowProfile extends ServiceProfile {
  public static final int PARTITIONS = 4;
  public static final String PREFIX = "shadow.";

  /** Topics that shadow reads. */
  public static final Set<Topic> READ =
      EnumSet.of(Topic.APPLICATION, Topic.EMBEDDED, Topic.FEEDBACK, Topic.ERASURE);

  /** Port of the stub models, the same in all class loaders. */
  public static int modelPort() {
    return port("tidemark.testing.model-port");
  }

  /** Port of the fake drift, the same in all class loaders. */
  static int driftPort() {
    return port("tidemark.testing.drift-port");
  }

  /** Base URL of the stub models. */
  public static String endpoint() {
    return "http://127.0.0.1:" + modelPort() + "/v1";
  }

  /** A secret of the tests' tenant, one of another tenant and one of the operator. */
  private static Path secrets() {
    try {
      Path directory = Files.createTempDirectory("secrets");
      for (String tenant : List.of(Events.TENANT, "other")) {
        Files.createDirectory(directory.resolve(tenant));
        Files.writeString(directory.resolve(tenant).resolve("of-" + tenant), "token");
      }
      Files.writeString(directory.resolve("of-judge"), "token");
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port(String property) {
    synchronized (System.getProperties()) {
      if (System.getProperty(property) == null) {
        System.setProperty(property, Integer.toString(freePort()));
      }
      return Integer.getInteger(property);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the names of topics; another one for every profile. */
  protected String prefix() {
    return PREFIX;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    String topics =
        Stream.concat(
                READ.stream()
                    .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName("shadow"))),
                Stream.of(Topic.SCORE.topicName()))
            .map(topic -> prefix() + topic + ":" + PARTITIONS)
            .collect(Collectors.joining(","));
    return List.of(new TestResourceEntry(EmbeddedStackResource.class, Map.of("topics", topics)));
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    for (Topic topic : READ) {
      String channel = topic.name().toLowerCase(Locale.ROOT) + "-in";
      settings.put("mp.messaging.incoming." + channel + ".topic", prefix() + topic.topicName());
    }
    settings.put("mp.messaging.outgoing.score-out.topic", prefix() + Topic.SCORE.topicName());
    settings.put("quarkus.grpc.clients.drift.test-port", Integer.toString(driftPort()));
    settings.put("tidemark.intake.flush-interval", "PT0.2S");
    settings.put("tidemark.shadow.allowed-endpoints", endpoint());
    settings.put("tidemark.shadow.secrets-directory", secrets().toString());
    settings.put("tidemark.shadow.judge.endpoint", endpoint());
    settings.put("tidemark.shadow.judge.timeout", "PT3S");
    settings.put("tidemark.shadow.judge.requests-per-second", "1000");
    settings.put("tidemark.shadow.judge.production-share", "1");
    settings.put("tidemark.shadow.replay.max-tries", "2");
    settings.put("tidemark.shadow.replay.retry-first", "PT0.02S");
    settings.put("tidemark.shadow.replay.retry-longest", "PT0.2S");
    settings.put("tidemark.shadow.replay.give-up-after", "PT5S");
    settings.put("tidemark.shadow.model.breaker-rest", "PT0.2S");
    settings.put("tidemark.shadow.similarity.timeout", "PT2S");
    settings.put("tidemark.shadow.attempt.lease-margin", "PT1S");
    settings.put("tidemark.shadow.verdict.entering.interval", "PT0.5S");
    return settings;
  }
}
