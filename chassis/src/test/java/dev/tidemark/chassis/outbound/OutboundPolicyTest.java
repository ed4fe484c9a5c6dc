package dev.tidemark.chassis.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.chassis.outbound.OutboundDecision.Allowed;
import dev.tidemark.chassis.outbound.OutboundDecision.Refused;
import dev.tidemark.chassis.outbound.OutboundDecision.Unresolved;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundPolicyTest {
  private static final List<String> PREFIXES =
      List.of("https://models.example/v1", "http://localhost:8000", "https://judge.example:8443/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://models.example/v1",
        "https://models.example:443/v1/chat?model=a",
        "HTTPS://MODELS.example/v1/chat",
        "https://judge.example:8443/anything"
      })
  void allowsWhatStandsUnderAPrefix(String url) {
    assertThat(policy("10.0.0.7").check(url)).isInstanceOf(Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://models.example/v1",
        "https://models.example/v10",
        "https://models.example/",
        "https://models.example:8443/v1",
        "https://models.example.evil.example/v1",
        "https://user@models.example/v1",
        "https://models.example/v1/../admin",
        "https://models.example/v1/%2e%2e/admin",
        "https://models.example/v1%2fadmin",
        "file:///etc/passwd",
        "mailto:a@models.example",
        "not a url",
        ""
      })
  void refusesWhatDoesNot(String url) {
    assertThat(policy("10.0.0.7").check(url)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "fd00:ec2::254",
        "fd20:ce::254",
        "168.63.129.16",
        "100.100.100.200",
        "fe80::1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "127.0.0.1",
        "::1",
        "0.0.0.0",
        "224.0.0.1"
      })
  void refusesAddressesThatAreNeverCalled(String address) {
    OutboundDecision decision = policy(address).check("https://models.example/v1");
    assertThat(decision).isInstanceOf(Refused.class);
    assertThat(((Refused) decision).why()).contains("models.example", "use a routable host");
  }

  @Test
  void refusesWhenOneAddressOfSeveralIsForbidden() throws UnknownHostException {
    InetAddress good = InetAddress.ofLiteral("10.0.0.7");
    InetAddress bad = InetAddress.ofLiteral("169.254.169.254");
    OutboundPolicy policy =
        new OutboundPolicy("candidates", PREFIXES, host -> new InetAddress[] {good, bad});
    assertThat(policy.check("https://models.example/v1")).isInstanceOf(Refused.class);
  }

  @Test
  void callsThisMachineOnlyWhereAPrefixSaysSo() {
    assertThat(policy("127.0.0.1").check("http://localhost:8000/v1")).isInstanceOf(Allowed.class);
  }

  @Test
  void answersTheAddressesToConnectTo() {
    assertThat(policy("10.0.0.7").check("https://models.example/v1"))
        .isInstanceOfSatisfying(
            Allowed.class,
            allowed ->
                assertThat(allowed.addresses()).containsExactly(InetAddress.ofLiteral("10.0.0.7")));
  }

  @Test
  void tellsAHostWithoutAddressFromARefusedOne() {
    OutboundPolicy policy =
        new OutboundPolicy(
            "candidates",
            PREFIXES,
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(policy.check("https://models.example/v1"))
        .isEqualTo(new Unresolved("host \"models.example\" has no address; correct the URL"));
  }

  @Test
  void letsNothingOutByDefault() {
    assertThat(OutboundPolicy.of("candidates", List.of()).check("https://models.example/v1"))
        .isEqualTo(
            new Refused(
                "the URL is not under an allowed endpoint; have an operator add its prefix to"
                    + " tidemark.candidates.allowed-endpoints"));
  }

  @Test
  void takesOnlyUrlsAsPrefixes() {
    assertThatThrownBy(() -> OutboundPolicy.of("candidates", List.of("models.example")))
        .hasMessageContaining("tidemark.candidates.allowed-endpoints")
        .hasMessageContaining("correct it");
  }

  private static OutboundPolicy policy(String address) {
    return new OutboundPolicy(
        "candidates", PREFIXES, host -> new InetAddress[] {InetAddress.ofLiteral(address)});
  }
}
