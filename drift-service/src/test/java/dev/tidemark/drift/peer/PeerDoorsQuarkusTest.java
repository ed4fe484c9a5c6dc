package dev.tidemark.drift.peer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.drift.story.Story;
import dev.tidemark.drift.story.StoryPeers;
import dev.tidemark.drift.story.StoryProfile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What shadow and evalset found, through drift's door, while they answer and while they do not. */
@QuarkusTest
@TestProfile(StoryProfile.class)
class PeerDoorsQuarkusTest {
  private static final String APP = "/api/v1/applications/assistant";

  @ConfigProperty(name = "quarkus.grpc.clients.shadow.test-port")
  int port;

  @Inject PeerConfig addresses;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private final Instant started = Instant.now();
  private StoryPeers peers;

  @BeforeEach
  void startPeers() {
    peers = new StoryPeers(port);
  }

  @AfterEach
  void stopPeers() {
    peers.close();
  }

  @Test
  void givesQualityByDayAndDeployment() {
    current("/quality")
        .body("points", hasSize(2 * Story.DAYS + Story.DAYS - Story.DEPLOYMENT_DAY))
        .body("points[0].day", equalTo("2026-03-02"))
        .body("points[0].mean.status", equalTo("OK"))
        .body("points[0].mean.reason", nullValue())
        .body("asOf", notNullValue())
        .body("sentence", equalTo("Judge of production fell from 0.71 to 0.63."));
  }

  @Test
  void givesCandidatesWithVerdictAndGate() {
    current("/candidates")
        .body("candidates.id", equalTo(List.of("atlas-xl", "atlas-new")))
        .body("candidates[0].selected", equalTo(1_893 + 3 + 41 + 9))
        .body("candidates[0].ends[3].reasons[0].reason", equalTo("JUDGE_UNPARSABLE"))
        .body("candidates[0].verdict.verdict", equalTo("BETTER"))
        .body("candidates[0].verdict.firstDay", equalTo("2026-03-10"))
        .body("candidates[0].gate.decision", equalTo("PASS"))
        .body("candidates[1].verdict.difference.value", nullValue())
        .body("candidates[1].verdict.firstDay", nullValue());
  }

  @Test
  void givesVersionsWithTheirLight() {
    current("/versions")
        .body("versions.number", equalTo(List.of(2, 1)))
        .body("versions[0].certificate.light", equalTo("AMBER"))
        .body("versions[1].certificate.light", equalTo("GREEN"))
        .body("versions[1].certificate.equivalentFreshSample.value", nullValue());
  }

  @Test
  void givesWhatChangedBetweenVersionsHoweverLongTheirTexts() {
    answered("/versions/1/diff/2")
        .body("added", equalTo(2))
        .body("addedPrompts[1].cut", equalTo(true))
        .body("removedPrompts[0].text", nullValue())
        .body("cells[0].to", equalTo(0.065f));
  }

  @Test
  void asksAsItselfForTheTenantOfTheCaller() {
    current("/quality");

    assertThat(peers.calls)
        .contains("GetQuality Bearer " + ServiceProfile.SERVICE + " " + Story.TENANT);
  }

  @Test
  void tellsInFewBytesThatNothingChanged() {
    String tag = answered("/versions/1/diff/2").extract().header("ETag");

    given()
        .auth()
        .oauth2(ServiceProfile.VIEWER)
        .header("If-None-Match", tag)
        .get(APP + "/versions/1/diff/2")
        .then()
        .statusCode(304);
  }

  @Test
  void givesTheLastAnswerWithItsTimeWhileThePeerIsAway() {
    String asOf = current("/candidates").extract().path("asOf");

    peers.close();

    await().untilAsserted(() -> get("/candidates", 200).body("away", equalTo(true)));
    String last = get("/candidates", 200).body("candidates", hasSize(2)).extract().path("asOf");
    assertThat(Instant.parse(last)).isBetween(Instant.parse(asOf), Instant.now());
    get("/candidates", 200).body("asOf", equalTo(last));
    requireReady();
  }

  @Test
  void waitsForNobodyForLong() {
    current("/quality");
    peers.hanging = true;

    await()
        .atMost(Duration.ofSeconds(9))
        .untilAsserted(() -> get("/quality", 200).body("away", equalTo(true)));
    requireReady();
  }

  @Test
  void namesThePeerThatNeverAnswered() {
    peers.close();

    get("/versions/2/diff/2", 503)
        .body("reason", equalTo("DEPENDENCY_UNAVAILABLE"))
        .body("metadata.dependency", equalTo("evalset"))
        .header("Retry-After", notNullValue());
    requireReady();
  }

  @Test
  void staysReadyAndSaysWhichServicesAreAway() {
    await()
        .untilAsserted(
            () ->
                given()
                    .auth()
                    .oauth2(ServiceProfile.VIEWER)
                    .get("/api/v1/peers")
                    .then()
                    .statusCode(200)
                    .body("peers.status", equalTo(List.of("AWAY", "AWAY", "AWAY")))
                    .body("peers.detail", everyItem(startsWith("It is not deployed"))));
    requireReady();
  }

  @Test
  void staysReadyWhileAServiceTakesItsQuestionAndNeverAnswers() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket hanging = new ServerSocket(addresses.ingest().getPort(), 9, loopback)) {
      hanging.setSoTimeout(10_000);
      try (Socket _ = hanging.accept()) {
        requireReady();
      }
    }
  }

  @Test
  void passesOnWhatThePeerRefuses() {
    get("/versions/1/diff/9", 404)
        .body("reason", equalTo("UNKNOWN_VERSION"))
        .body("domain", equalTo("tidemark.evalset"));
    get("/versions/one/diff/2", 404).body("reason", equalTo("UNKNOWN_PATH"));
  }

  @Test
  void showsNothingOfAnApplicationThePeerHasNotHeardOf() {
    peers.unaware = true;

    await().untilAsserted(() -> get("/candidates", 200).body("candidates", hasSize(0)));
    await().untilAsserted(() -> get("/quality", 200).body("points", hasSize(0)));
    await().untilAsserted(() -> get("/versions", 200).body("versions", hasSize(0)));
  }

  @Test
  void wantsARoleAndAnApplicationOfItsTenant() {
    given().get(APP + "/quality").then().statusCode(401);
    given().auth().oauth2(ServiceProfile.GATEWAY).get(APP + "/candidates").then().statusCode(403);
    given()
        .auth()
        .oauth2(ServiceProfile.VIEWER)
        .get("/api/v1/applications/other/versions")
        .then()
        .statusCode(404);
  }

  private void requireReady() {
    given().get(management.resolve("/q/health/ready")).then().statusCode(200);
  }

  /** An answer the peer gave since this test began. */
  private ValidatableResponse current(String path) {
    await()
        .untilAsserted(
            () -> {
              ValidatableResponse answer = get(path, 200).body("away", equalTo(false));
              assertThat(Instant.parse(answer.extract().path("asOf"))).isAfter(started);
            });
    return get(path, 200);
  }

  /** An answer, as soon as the peer is asked again. */
  private static ValidatableResponse answered(String path) {
    await().untilAsserted(() -> get(path, 200));
    return get(path, 200);
  }

  private static ValidatableResponse get(String path, int status) {
    return given().auth().oauth2(ServiceProfile.VIEWER).get(APP + path).then().statusCode(status);
  }
}
