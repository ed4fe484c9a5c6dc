package dev.tidemark.drift.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, against fixed answers of the API. */
@SuppressWarnings("NullAway.Init") // set by the test framework
class ConsolePageTest {
  private static Browser browser;
  private FixtureServer server;

  @BeforeAll
  static void startBrowser() {
    browser = new Browser();
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void startServer() {
    server = new FixtureServer();
  }

  @AfterEach
  void stopServer() {
    browser.reset();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 400})
  void showsWhatTheApiSaysAndNothingElse(int width) {
    Page page = open(width, "/");

    page.locator(".numbers summary").click();

    assertThat(new PageNumbers(server::answer).requireEqual(page)).isGreaterThan(300);
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
    assertThat(browser.complaints).isEmpty();
    assertThat(browser.requests).allMatch(url -> url.startsWith(server.url("/")));
  }

  @Test
  void readsTheChartDayByDayFromTheKeyboard() {
    Page page = open(1280, "/");
    Locator chart = page.locator("#chart");

    chart.focus();
    chart.press("Home");
    assertThat(page.locator("#readout")).containsText("Mon 2 Mar 2026");
    assertThat(page.locator("#readout .hatch")).hasText("not enough data");
    chart.press("End");
    chart.press("ArrowLeft");
    assertThat(page.locator("#readout")).containsText("Sun 12 Apr 2026");
    new PageNumbers(server::answer).requireEqual(page);
  }

  @Test
  void showsNoNumberWhereThereIsNotEnoughData() {
    Page page = open(1280, "/?app=search-help");

    assertThat(page.locator("#shift .gap").first()).containsText("not enough data");
    assertThat(page.locator("#shift .gap .reason").first())
        .containsText("two windows of 7 days need 14 closed days");
    assertThat(page.locator("#shift [data-path$='mmd2/value']")).hasCount(0);
    new PageNumbers(server::answer).requireEqual(page);
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void changesTheApplication() {
    Page page = open(1280, "/");

    page.locator("#picker-select").selectOption("search-help");

    assertThat(page.locator("#reports")).containsText("No distance yet");
    new PageNumbers(server::answer).requireEqual(page);
  }

  @Test
  void saysHowToSendTrafficWhenThereIsNone() {
    ObjectNode none = new ObjectMapper().createObjectNode();
    none.putArray("applications");
    server.answerWith("applications", none);

    Page page = open(1280, "/");

    assertThat(page.locator("#empty h1")).hasText("No traffic yet");
    assertThat(page.locator("#content")).isHidden();
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void saysWhichServiceIsAwayAndWhenItLastAnswered() {
    Page page = open(1280, "/");

    assertThat(page.locator("[data-peer=evalset] .status")).hasText("away");
    assertThat(page.locator("[data-peer=evalset]")).containsText("Last answer 12 Apr, 11:42:07");
    assertThat(page.locator("[data-peer=shadow] .status")).hasText("serving");
  }

  @Test
  void keepsTheLastNumbersWhenDriftIsAway() {
    Page page = open(1280, "/");

    server.fail(503);

    assertThat(page.locator("#notice"))
        .containsText("Drift does not answer. This page shows what it said at");
    assertThat(page.locator("#reports")).containsText("Because of v2");
    server.fail(200);
    assertThat(page.locator("body[data-state=live]")).hasCount(1);
    assertThat(page.locator("#notice")).isEmpty();
  }

  @Test
  void updatesByItself() {
    Page page = open(1280, "/");
    ObjectNode shift = server.answer("/api/v1/applications/assistant/shift").deepCopy();

    shift.put("sentence", "No shift beyond noise: all is well.");
    server.answerWith("applications/assistant/shift", shift);

    assertThat(page.locator(".shift-report")).containsText("No shift beyond noise");
  }

  @Test
  void saysHowToGetInWithoutASession() {
    server.fail(401);

    Page page = browser.open(400);
    page.navigate(server.url("/"));

    assertThat(page.locator("#empty h1")).hasText("This console opens with a one-time link");
    assertThat(page.locator("#content")).isHidden();
  }

  private Page open(int width, String path) {
    Page page = browser.open(width);
    page.navigate(server.url(path));
    page.waitForSelector("body[data-state=live]");
    return page;
  }
}
