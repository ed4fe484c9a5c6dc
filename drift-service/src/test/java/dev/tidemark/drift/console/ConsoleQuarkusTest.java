package dev.tidemark.drift.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.drift.story.StoryPeers;
import dev.tidemark.drift.story.StoryProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The page against the real API, opened with a one-time link. */
@QuarkusTest
@TestProfile(StoryProfile.class)
class ConsoleQuarkusTest {
  @ConfigProperty(name = "quarkus.grpc.clients.shadow.test-port")
  int peersPort;

  @Test
  void everyNumberOnThePageIsTheApis() {
    Browser browser = Browser.started();
    try (StoryPeers peers = new StoryPeers(peersPort)) {
      await().untilAsserted(() -> assertThat(listed()).isNotEmpty());
      Page page = browser.open(1280);
      page.navigate("http://localhost:" + RestAssured.port + link());
      page.waitForSelector("body[data-state=live]");
      page.locator("#timeline details.numbers > summary").click();
      page.locator("[data-version='2'] summary").click();

      assertThat(new PageNumbers(ConsoleQuarkusTest::answer).requireEqual(page)).isGreaterThan(700);
      assertThat(page.locator("#reports"))
          .containsText("Because of v2, its users changed how they ask");
      assertThat(page.locator("[data-peer=shadow] .status")).hasText("away");
      assertThat(page.locator("[data-candidate=atlas-xl] .badge")).hasText("better");
      assertThat(page.locator("[data-version='2'] .change")).hasText("90 kept, 2 new, 1 gone");
      assertThat(peers.calls).anyMatch(call -> call.startsWith("DiffVersions"));
      assertThat(browser.complaints).isEmpty();
    }
  }

  /** Candidates, once drift asks again: it may remember that nobody answered. */
  private static List<?> listed() {
    String path = "/api/v1/applications/assistant/candidates";
    return given().auth().oauth2(ServiceProfile.VIEWER).get(path).path("candidates");
  }

  private static String link() {
    return given().auth().oauth2(ServiceProfile.VIEWER).post("/api/v1/sign-in-links").path("path");
  }

  private static JsonNode answer(String path) {
    return given().auth().oauth2(ServiceProfile.VIEWER).get(path).as(JsonNode.class);
  }
}
