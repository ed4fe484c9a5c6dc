package dev.tidemark.shadow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.chassis.outbound.OutboundDecision;
import dev.tidemark.chassis.outbound.OutboundDecision.Refused;
import dev.tidemark.chassis.outbound.OutboundDecision.Unresolved;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
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
