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
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
    long until = System.nanoTime() + target.timeout().toNanos();
    return within(target.timeout(), token(target.secret()).chain(token -> options(target, token)))
        .chain(ways -> exchange(name, ways, mapper.toBytes(target.model(), request), until))
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

  private Uni<List<RequestOptions>> options(ChatTarget target, Optional<String> token) {
    return endpoints.check(target.url()).map(decision -> options(decision, token));
  }

  /** One for each address that was checked. */
  static List<RequestOptions> options(OutboundDecision decision, Optional<String> token) {
    return switch (decision) {
      case Allowed allowed ->
          allowed.addresses().stream()
              .map(address -> options(allowed.url(), address, token))
              .toList();
      case Refused _ -> throw CallException.free(CallFailure.NOT_ALLOWED);
      case Unresolved _ -> throw CallException.free(CallFailure.UNREACHABLE);
    };
  }

  private static RequestOptions options(URI url, InetAddress address, Optional<String> token) {
    boolean tls = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
    int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
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

  private Uni<byte[]> exchange(String name, List<RequestOptions> ways, byte[] body, long until) {
    HttpClient client = connections.of(name);
    return firstConnected(
        ways.stream()
            .map(
                way ->
                    Uni.createFrom()
                        .deferred(
                            () ->
                                exchange(
                                    client,
                                    way,
                                    body,
                                    Duration.ofNanos(until - System.nanoTime()))))
            .toList());
  }

  /** Where there is no connection nothing has been sent, so the next way is tried. */
  static <T> Uni<T> firstConnected(List<Uni<T>> ways) {
    Uni<T> tried = ways.getFirst();
    for (Uni<T> next : ways.subList(1, ways.size())) {
      tried = tried.onFailure(ChatClientService::isUnreachable).recoverWithUni(next);
    }
    return tried;
  }

  private static boolean isUnreachable(Throwable failure) {
    return failure instanceof CallException call && call.failure() == CallFailure.UNREACHABLE;
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
