package dev.tidemark.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives a {@code @QuarkusTest} the shared broker and a fresh database. Init arguments: {@code
 * database} (default: a random name) and {@code topics} to create, e.g. {@code a.v1:4,b.v1:1}
 * (default: none). The service comes through proxies, so that an {@link Outage} can take either
 * away from it.
 */
public final class EmbeddedStackResource implements QuarkusTestResourceLifecycleManager {
  private String database = "test_" + UUID.randomUUID().toString().replace("-", "");
  private String topics = "";

  @Override
  public void init(Map<String, String> arguments) {
    database = arguments.getOrDefault("database", database);
    topics = arguments.getOrDefault("topics", topics);
  }

  @Override
  public Map<String, String> start() {
    TestDatabase fresh = EmbeddedStack.proxied(EmbeddedStack.freshDatabase(database));
    Pattern.compile(",")
        .splitAsStream(topics)
        .filter(topic -> !topic.isBlank())
        .forEach(this::create);
    Map<String, String> config = new HashMap<>();
    config.put("quarkus.devservices.enabled", "false");
    config.put("kafka.bootstrap.servers", EmbeddedStack.proxiedBootstrapServers());
    config.put("quarkus.datasource.db-kind", "postgresql");
    config.put("quarkus.datasource.username", fresh.user());
    config.put("quarkus.datasource.password", fresh.password());
    config.put("quarkus.datasource.jdbc.url", fresh.jdbcUrl());
    config.put("quarkus.datasource.reactive.url", fresh.reactiveUrl());
    return config;
  }

  @Override
  public void stop() {
    // The servers stay for the next test class and end with the JVM.
  }

  private void create(String topic) {
    int colon = topic.indexOf(':');
    EmbeddedStack.createTopic(
        topic.substring(0, colon), Integer.parseInt(topic.substring(colon + 1)));
  }
}
