package dev.tidemark.shadow.model;

import static dev.tidemark.chassis.testing.Results.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.chassis.outbound.OutboundDecision;
import dev.tidemark.chassis.outbound.OutboundDecision.Allowed;
import dev.tidemark.chassis.outbound.OutboundDecision.Refused;
import dev.tidemark.chassis.outbound.OutboundDecision.Unresolved;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChatClientServiceTest {
  @Test
  void triesAHostAgainThatHasNoAddressNow() {
    assertFails(() -> options(new Unresolved("gone")), CallFailure.UNREACHABLE);
    assertThat(CallFailure.UNREACHABLE.worthRetrying()).isTrue();
    assertFails(() -> options(new Refused("no")), CallFailure.NOT_ALLOWED);
  }

  @Test
  void waitsForNamesAndSecretsNoLongerThanForAnAnswer() {
    Uni<String> hanging = Uni.createFrom().nothing();
    assertFails(
        () ->
            ChatClientService.within(Duration.ofMillis(20), hanging)
                .await()
                .atMost(Duration.ofSeconds(20)),
        CallFailure.UNREACHABLE);
  }

  @Test
  void callsEachCheckedAddressOnlyWhileThereIsNoConnection() throws UnknownHostException {
    URI url = URI.create("https://models.example/v1");
    InetAddress first = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    InetAddress second = InetAddress.getByAddress(new byte[] {10, 0, 0, 2});
    Allowed allowed = new Allowed(url, List.of(first, second));
    assertThat(ChatClientService.options(allowed, Optional.empty()))
        .extracting(way -> way.getServer().hostAddress())
        .containsExactly("10.0.0.1", "10.0.0.2");
    Uni<String> unreachable = fails(CallFailure.UNREACHABLE);
    Uni<String> answer = Uni.createFrom().item("answer");
    assertThat(get(ChatClientService.firstConnected(List.of(unreachable, answer))))
        .isEqualTo("answer");
    assertFails(
        () -> get(ChatClientService.firstConnected(List.of(fails(CallFailure.REFUSED), answer))),
        CallFailure.REFUSED);
    assertFails(
        () -> get(ChatClientService.firstConnected(List.of(unreachable, unreachable))),
        CallFailure.UNREACHABLE);
  }

  private static Uni<String> fails(CallFailure why) {
    return Uni.createFrom().failure(() -> CallException.free(why));
  }

  private static void options(OutboundDecision decision) {
    ChatClientService.options(decision, Optional.empty());
  }

  private static void assertFails(ThrowingCallable call, CallFailure why) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CallException.class,
            e -> {
              assertThat(e.failure()).isEqualTo(why);
              assertThat(e.tokens()).isZero();
            });
  }
}
