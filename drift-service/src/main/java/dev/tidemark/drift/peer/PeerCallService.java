package dev.tidemark.drift.peer;

import dev.tidemark.chassis.access.ServiceTokenStore;
import io.grpc.stub.AbstractStub;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Calls a peer for a tenant: with this service's token of it, and a deadline. */
@Singleton
public class PeerCallService {
  /** The peer should end a call that is too long; this side only makes sure. */
  private static final Duration GRACE = Duration.ofMillis(100);

  private final ServiceTokenStore tokens;
  private final Duration deadline;

  PeerCallService(ServiceTokenStore tokens, PeerConfig config) {
    this.tokens = tokens;
    this.deadline = config.deadline();
  }

  /**
   * The answer; fails with the peer's refusal, or with anything else if it is away.
   *
   * @param peer its name, for messages
   * @param rpc the call on a stub that carries token and deadline
   */
  public <S extends AbstractStub<S>, T> Uni<T> call(
      String peer, String tenant, S stub, Function<S, Uni<T>> rpc) {
    return Uni.createFrom()
        .deferred(() -> rpc.apply(tokens.about(tenant, timed(stub))))
        .ifNoItem()
        .after(deadline.plus(GRACE))
        .fail()
        .onFailure()
        .transform(failure -> PeerFailureMapper.toFailure(peer, failure));
  }

  /** The same, or what a peer would say that knows the application and has nothing on it. */
  public <S extends AbstractStub<S>, T> Uni<T> callOrElse(
      String peer, String tenant, S stub, Function<S, Uni<T>> rpc, T nothing) {
    return call(peer, tenant, stub, rpc)
        .onFailure(PeerFailureMapper::isUnknownApplication)
        .recoverWithItem(nothing);
  }

  private <S extends AbstractStub<S>> S timed(S stub) {
    return stub.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }
}
