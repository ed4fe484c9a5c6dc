package dev.tidemark.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.chassis.errors.CommonException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessServiceTest {
  private static final String TOKEN = "service-0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.0.0.7", "::"})
  void refusesToStartBeyondLoopbackWithoutTokens(String host) {
    assertThatThrownBy(
            () -> access(host, Tokens.none()).requireTokensBeyondLoopback(new StartupEvent()))
        .hasMessageContaining(host)
        .hasMessageContaining("tidemark.access.tokens-directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void runsOpenOnLoopbackWithoutTokens(String host) {
    AccessService access = access(host, Tokens.none());
    assertThatCode(() -> access.requireTokensBeyondLoopback(new StartupEvent()))
        .doesNotThrowAnyException();
    assertThat(access.identify(null, null, null).role()).isEqualTo(Role.OPERATOR);
  }

  @Test
  void takesNoUnknownTokenEvenWhenOpen() {
    AccessService access = access("127.0.0.1", Tokens.none());
    assertThatThrownBy(() -> access.identify("Bearer " + TOKEN, null, null))
        .isInstanceOf(CommonException.class);
  }

  @Test
  void startsAnywhereWithTokens() {
    assertThatCode(
            () -> access("0.0.0.0", tokens()).requireTokensBeyondLoopback(new StartupEvent()))
        .doesNotThrowAnyException();
  }

  @Test
  void letsAServiceActForTheTenantItNames() {
    Caller caller = access("127.0.0.1", tokens()).identify("bearer " + TOKEN, null, "acme");
    assertThat(caller.tenant()).isEqualTo("acme");
    assertThat(caller.role()).isEqualTo(Role.SERVICE);
  }

  private static Tokens tokens() {
    return Tokens.of(Map.of(TOKEN, Caller.of("default", Role.SERVICE)));
  }

  private static AccessService access(String host, Tokens tokens) {
    OneTimeLink links = new OneTimeLink(new byte[32], Duration.ofHours(1), InstantSource.system());
    return new AccessService(
        links,
        tokens,
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(Map.of("quarkus.http.host", host), "test", 100))
            .build());
  }
}
