package dev.tidemark.shadow.model;

import dev.tidemark.chassis.outbound.OutboundDecision;
import dev.tidemark.chassis.outbound.OutboundDecision.Allowed;
import dev.tidemark.chassis.outbound.OutboundDecision.Refused;
import dev.tidemark.chassis.outbound.OutboundDecision.Unresolved;
import dev.tidemark.shadow.endpoint.EndpointService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Calls models: where the call goes is checked anew each time, and the connection is made to the
 * addresses that were checked; redirects are not followed, answers are bounded in size and time.
 */
@Singleton
public class ChatClientService {
  /** Marks our calls, so that a gateway does not take them for traffic of users. */
  static final String SHADOW_HEADER = "x-tidemark-shadow";

  private final Vertx vertx;
  private final EndpointService endpoints;
  private final ChatMapper mapper;
  private final ModelConfig config;
  private final ConnectionService connections;

  ChatClientService(
      Vertx vertx,
      EndpointService endpoints,
      ChatMapper mapper,
      ModelConfig config,
      ConnectionService connections) {
    this.vertx = vertx;
    this.endpoints = endpoints;
    this.mapper = mapper;
    this.config = config;
    this.connections = connections;
  }

  /**
   * One call.
   *
   * @param name of the calls it belongs to: they share connections with each other only
   * @return fails with {@link CallException}
   */
  public Uni<ChatAnswer> call(String name, ChatTarget target, ChatRequest request) {
    long begun = System.nanoTime();
    return within(target.timeout(), token(target.secret()).chain(token -> options(target, token)))
        .chain(
            options ->
                exchange(
                    connections.of(name),
                    options,
                    mapper.toBytes(target.model(), request),
                    target.timeout().minusNanos(System.nanoTime() - begun)))
        .map(mapper::toAnswer)
        .onItem()
        .transform(ChatClientService::whole);
  }

  /** Name resolution and files may hang as well; nothing has been sent then. */
  static <T> Uni<T> within(Duration timeout, Uni<T> preparation) {
    return preparation
        .ifNoItem()
        .after(timeout)
        .failWith(() -> CallException.free(CallFailure.UNREACHABLE));
  }

  private Uni<Optional<String>> token(String secret) {
    return secret.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : endpoints
            .secret(secret)
            .map(
                found -> {
                  if (found.isEmpty()) {
                    throw CallException.free(CallFailure.NO_SECRET);
                  }
                  return found;
                });
  }

  private Uni<RequestOptions> options(ChatTarget target, Optional<String> token) {
    return endpoints.check(target.url()).map(decision -> options(decision, token));
  }

  static RequestOptions options(OutboundDecision decision, Optional<String> token) {
    return switch (decision) {
      case Allowed allowed -> options(allowed, token);
      case Refused _ -> throw CallException.free(CallFailure.NOT_ALLOWED);
      case Unresolved _ -> throw CallException.free(CallFailure.UNREACHABLE);
    };
  }

  private static RequestOptions options(Allowed allowed, Optional<String> token) {
    URI url = allowed.url();
    boolean tls = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    String address = allowed.addresses().getFirst().getHostAddress();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(port, address))
            .setHost(url.getHost())
            .setPort(port)
            .setSsl(tls)
            .setURI(url.getRawPath())
            .setFollowRedirects(false)
            .putHeader("content-type", "application/json")
            .putHeader("accept", "application/json")
            .putHeader(SHADOW_HEADER, "true");
    token.ifPresent(value -> options.putHeader("authorization", "Bearer " + value));
    return options;
  }

  private Uni<byte[]> exchange(
      HttpClient client, RequestOptions options, byte[] body, Duration left) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                new ChatExchangeService(vertx, config.maxAnswer().asLongValue(), emitter)
                    .start(client, options, body, left));
  }

  private static ChatAnswer whole(ChatAnswer answer) {
    if (!answer.whole()) {
      throw CallException.costing(CallFailure.INCOMPLETE, answer.tokens());
    }
    return answer;
  }
}
