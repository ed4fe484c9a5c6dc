package dev.tidemark.shadow.model;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/**
 * The connections of this replica to models: calls share them under one name only, so that none
 * waits for a connection, or meets one that is being closed, because of another arm.
 */
@Singleton
class ConnectionService {
  // Calls in flight of a name are bounded before they come here; this never makes one wait.
  private static final int MOST = 1_000;

  private final Vertx vertx;
  private final ModelConfig config;
  private final Recent<HttpClient> clients = new Recent<>(HttpClient::close, System.nanoTime());

  ConnectionService(Vertx vertx, ModelConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /** The client of a name; the same one for equal names. */
  HttpClient of(String name) {
    return clients.of(name, () -> vertx.createHttpClient(options()), System.nanoTime());
  }

  private HttpClientOptions options() {
    return new HttpClientOptions()
        .setMaxPoolSize(MOST)
        .setConnectTimeout((int) config.connectTimeout().toMillis())
        .setKeepAliveTimeout(20)
        .setDecompressionSupported(false);
  }

  @PreDestroy
  void stop() {
    clients.clear();
  }
}
