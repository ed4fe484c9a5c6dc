package dev.tidemark.drift.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.tidemark.chassis.testing.ServiceProfile;
import dev.tidemark.drift.story.StoryProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

/** The page against the real API, opened with a one-time link. */
@QuarkusTest
@TestProfile(StoryProfile.class)
class ConsoleQuarkusTest {

  @Test
  void everyNumberOnThePageIsTheApis() {
    try (Browser browser = new Browser()) {
      Page page = browser.open(1280);
      page.navigate("http://localhost:" + RestAssured.port + link());
      page.waitForSelector("body[data-state=live]");
      page.locator(".numbers summary").click();

      assertThat(new PageNumbers(ConsoleQuarkusTest::answer).requireEqual(page)).isGreaterThan(300);
      assertThat(page.locator("#reports"))
          .containsText("Because of v2, its users changed how they ask");
      assertThat(page.locator("[data-peer=shadow] .status")).hasText("away");
      assertThat(browser.complaints).isEmpty();
    }
  }

  private static String link() {
    return given().auth().oauth2(ServiceProfile.VIEWER).post("/api/v1/sign-in-links").path("path");
  }

  private static JsonNode answer(String path) {
    return given().auth().oauth2(ServiceProfile.VIEWER).get(path).as(JsonNode.class);
  }
}
