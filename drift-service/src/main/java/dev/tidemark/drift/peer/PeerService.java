package dev.tidemark.drift.peer;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks every peer for its readiness now and then, each with its own timeout. Remembers only since
 * this service started.
 */
@Singleton
class PeerService {
  private final Vertx vertx;
  private final PeerConfig config;
  private final HttpClient client;
  private final InstantSource clock = InstantSource.system();
  private final Map<String, URI> addresses;
  private final Map<String, Peer> known = new ConcurrentHashMap<>();

  PeerService(Vertx vertx, PeerConfig config) {
    this.vertx = vertx;
    this.config = config;
    this.client = vertx.createHttpClient();
    this.addresses =
        Map.of("ingest", config.ingest(), "shadow", config.shadow(), "evalset", config.evalset());
    addresses.keySet().forEach(name -> known.put(name, Peer.neverAsked(name)));
  }

  /** What is known of every peer, by name. */
  List<Peer> peers() {
    return known.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
  }

  void start(@Observes StartupEvent event) {
    ask();
    vertx.setPeriodic(config.interval().toMillis(), _ -> ask());
  }

  private void ask() {
    addresses.forEach(this::ask);
  }

  private void ask(String name, URI address) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(address.toString())
            .setTimeout(config.timeout().toMillis());
    client
        .request(request)
        .compose(sent -> sent.send())
        .map(HttpClientResponse::statusCode)
        .onSuccess(status -> update(name, status))
        .onFailure(_ -> known.computeIfPresent(name, (_, peer) -> peer.away()));
  }

  private void update(String name, int status) {
    known.computeIfPresent(name, (_, peer) -> peer.answered(status == 200, clock.instant()));
  }

  @PreDestroy
  void stop() {
    client.close();
  }
}
