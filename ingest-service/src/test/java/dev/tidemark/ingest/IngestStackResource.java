package dev.tidemark.ingest;

import dev.tidemark.chassis.testing.EmbeddedStackResource;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.proto.topic.Topic;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Broker, database, topics, tokens and key of the one application all Quarkus tests share. */
public final class IngestStackResource implements QuarkusTestResourceLifecycleManager {
  private final EmbeddedStackResource stack = new EmbeddedStackResource();

  @Override
  public Map<String, String> start() {
    stack.init(Map.of("topics", topics()));
    Map<String, String> config = new HashMap<>(stack.start());
    config.put("tidemark.access.tokens-directory", tokens().toString());
    config.put("tidemark.identity.keys-directory", keys().toString());
    config.put("tidemark.application.cache-ttl", "0s");
    config.put("tidemark.delivery.max-bytes-in-flight", "16M");
    config.put("tidemark.delivery.timeout", "4s");
    config.put("quarkus.http.test-port", "0");
    config.put("quarkus.management.test-port", "0");
    // Traces are made but nobody collects them.
    config.put("quarkus.otel.sdk.disabled", "false");
    config.put("quarkus.otel.bsp.schedule.delay", "1h");
    return config;
  }

  @Override
  public void stop() {
    stack.stop();
  }

  /** The token of a role, as a gateway or operator would send it. */
  static String token(String file) {
    return ServiceProfile.token(file);
  }

  private static String topics() {
    return Arrays.stream(Topic.values())
        .map(topic -> topic.topicName() + ":" + Topic.DEFAULT_PARTITIONS)
        .collect(Collectors.joining(","));
  }

  private static Path tokens() {
    Path directory = temporary("tokens");
    for (String file :
        new String[] {"gateway", "operator", "viewer", "gateway.acme", "operator.acme"}) {
      write(directory.resolve(file), token(file));
    }
    return directory;
  }

  private static Path keys() {
    Path directory = temporary("keys");
    write(directory.resolve("pseudonym"), "07".repeat(32));
    return directory;
  }

  private static Path temporary(String prefix) {
    try {
      return Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
