package dev.tidemark.quickstart.stack;

import dev.tidemark.quickstart.process.LaunchException;
import dev.tidemark.quickstart.state.StateDirectory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** PostgreSQL as a child process and Kafka in this process, data in the state directory. */
public final class EmbeddedStack implements Stack {
  /** Enough for the cores of one machine; each costs a transaction a flush and stream. */
  private static final int PARTITIONS = 4;

  private final PostgresServer postgres;
  private final KafkaServer kafka;

  private EmbeddedStack(PostgresServer postgres, KafkaServer kafka) {
    this.postgres = postgres;
    this.kafka = kafka;
  }

  /** Starts both at the same time and creates the topics. */
  public static EmbeddedStack start(StateDirectory state, ServerPorts ports) {
    CompletableFuture<PostgresServer> postgres =
        CompletableFuture.supplyAsync(
            () -> PostgresServer.start(state, ports.postgres()), Thread::startVirtualThread);
    try {
      KafkaServer kafka = startKafka(state, ports);
      return new EmbeddedStack(join(postgres, kafka), kafka);
    } catch (LaunchException e) {
      postgres.thenAccept(PostgresServer::close).exceptionally(_ -> null).join();
      throw e;
    }
  }

  private static KafkaServer startKafka(StateDirectory state, ServerPorts ports) {
    KafkaServer kafka = KafkaServer.start(state.kafka(), ports.kafka(), ports.controller());
    try {
      Topics.create(kafka.bootstrap(), PARTITIONS);
      return kafka;
    } catch (LaunchException e) {
      kafka.close();
      throw e;
    }
  }

  private static PostgresServer join(
      CompletableFuture<PostgresServer> postgres, KafkaServer kafka) {
    try {
      return postgres.join();
    } catch (CompletionException e) {
      kafka.close();
      throw e.getCause() instanceof LaunchException launch
          ? launch
          : new LaunchException("PostgreSQL does not start", e);
    }
  }

  @Override
  public Servers servers() {
    return new Servers(
        "127.0.0.1:" + postgres.port() + "/postgres",
        PostgresServer.USER,
        PostgresServer.USER,
        kafka.bootstrap());
  }

  @Override
  public void close() {
    kafka.close();
    postgres.close();
  }
}
