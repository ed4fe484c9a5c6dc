package dev.tidemark.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OneTimeLinkTest {
  private static final Caller OPERATOR = Caller.of("acme", Role.OPERATOR);

  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final OneTimeLink links = links(new byte[32]);

  @Test
  void tradesACodeForAViewersSession() {
    String session = links.redeem(links.mint(OPERATOR)).orElseThrow();
    Caller caller = links.caller(session).orElseThrow();
    assertThat(caller.role()).isEqualTo(Role.VIEWER);
    assertThat(caller.tenant()).isEqualTo("acme");
  }

  @Test
  void takesACodeOnce() {
    String code = links.mint(OPERATOR);
    assertThat(links.redeem(code)).isPresent();
    assertThat(links.redeem(code)).isEmpty();
  }

  @Test
  void takesACodeForTenMinutes() {
    String code = links.mint(OPERATOR);
    now = now.plus(Duration.ofMinutes(10));
    assertThat(links.redeem(code)).isEmpty();
  }

  @Test
  void endsASession() {
    String session = links.redeem(links.mint(OPERATOR)).orElseThrow();
    now = now.plus(Duration.ofHours(12));
    assertThat(links.caller(session)).isEmpty();
  }

  @Test
  void takesNoCodeForASessionAndNoSessionForACode() {
    String code = links.mint(OPERATOR);
    assertThat(links.caller(code)).isEmpty();
    assertThat(links.redeem(links.redeem(code).orElseThrow())).isEmpty();
  }

  @Test
  void refusesWhatAnotherKeySignedOrNobody() {
    byte[] other = new byte[32];
    other[0] = 1;
    assertThat(links.redeem(links(other).mint(OPERATOR))).isEmpty();
    assertThat(links.redeem(links.mint(OPERATOR) + "A")).isEmpty();
    assertThat(links.redeem("")).isEmpty();
    assertThat(links.redeem(".")).isEmpty();
    assertThat(links.redeem("%%%.%%%")).isEmpty();
  }

  private OneTimeLink links(byte[] key) {
    return new OneTimeLink(key, Duration.ofHours(12), () -> now);
  }
}
