package dev.tidemark.shadow.stack;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A test with stub models, a stub of drift and a way to the service's topics. */
abstract class WithStubs {
  /** How long anything may take. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  static StubModels models;
  static Kafka kafka;
  static FakeDrift drift;

  @BeforeAll
  static void open() {
    models = new StubModels();
    kafka = new Kafka();
    drift = new FakeDrift();
  }

  @AfterAll
  static void close() {
    models.close();
    kafka.close();
    drift.close();
  }

  /** Sends the prompts of these numbers, {@code to} not among them, of five users in turn. */
  static void send(Events events, int from, int to) {
    for (int i = from; i < to; i++) {
      kafka.send(events.event("e" + i, Events.at(0, i), Events.embedded("u" + i % 5, "ask " + i)));
    }
  }
}
