package dev.tidemark.drift.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, against fixed answers of the API. */
class ConsolePageTest {
  /** Facts wider than their column. */
  private static final String OVERFLOWING =
      """
      () => [...document.querySelectorAll('.facts dd')]
        .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)
      """;

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

    page.locator("#timeline details.numbers > summary").click();

    assertThat(new PageNumbers(server::answer).requireEqual(page)).isGreaterThan(900);
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
    assertThat(page.evaluate(OVERFLOWING)).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
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
  void readsQualityAndDistanceWithOneCursor() {
    Page page = open(1280, "/");
    Locator quality = page.locator("#quality-chart");

    quality.focus();
    quality.press("Home");
    assertThat(page.locator("#readout")).containsText("Mon 2 Mar 2026");
    assertThat(page.locator("#quality-readout")).containsText("Mon 2 Mar 2026");
    page.locator("#chart").focus();
    page.locator("#chart").press("End");
    page.locator("#chart").press("ArrowLeft");
    assertThat(page.locator("#quality-readout")).containsText("Sun 12 Apr 2026");
    new PageNumbers(server::answer).requireEqual(page);
    assertThat(page.evaluate("document.querySelector('#chart canvas').width"))
        .isEqualTo(page.evaluate("document.querySelector('#quality-chart canvas').width"));
  }

  @Test
  void changesTheMeasureOfQuality() {
    Page page = open(1280, "/");
    assertThat(page.locator("#measure-judge")).hasAttribute("aria-pressed", "true");

    page.locator("#measure-in-time").click();

    assertThat(page.locator("#measure-in-time")).hasAttribute("aria-pressed", "true");
    assertThat(page.locator("#quality-readout")).containsText("v2 0.9");
    page.locator("#measure-feedback").click();
    assertThat(page.locator("#quality-table")).containsText("users of 20 needed");
    new PageNumbers(server::answer).requireEqual(page);
  }

  @Test
  void showsTheMeasureWithNumbersUntilTheReaderChoosesOne() {
    String path = "applications/assistant/quality";
    ObjectNode whole = server.answer("/api/v1/" + path).deepCopy();
    ObjectNode none = whole.deepCopy();
    none.putArray("points");
    server.answerWith(path, none);
    Page page = open(1280, "/");
    assertThat(page.locator("#measure-judge")).hasAttribute("aria-pressed", "true");

    ObjectNode checked = whole.deepCopy();
    var points = checked.putArray("points");
    whole
        .path("points")
        .valueStream()
        .filter(point -> point.path("measure").asText().equals("not-empty"))
        .forEach(points::add);
    server.answerWith(path, checked);

    assertThat(page.locator("#measure-not-empty")).hasAttribute("aria-pressed", "true");
    page.locator("#measure-feedback").click();
    server.answerWith(path, whole);
    assertThat(page.locator("#measure-in-time")).hasCount(1);
    assertThat(page.locator("#measure-feedback")).hasAttribute("aria-pressed", "true");
  }

  @Test
  void showsCandidatesWithTheirVerdictsAndWhatBecameOfTheSelected() {
    Page page = open(1280, "/");
    Locator worse = page.locator("[data-candidate=atlas-mini]");

    assertThat(worse.locator(".badge")).hasText("worse");
    assertThat(worse.locator(".gate")).hasText("The gate holds it back.");
    assertThat(worse.locator(".reasons"))
        .containsText("388 skipped: the budget of the day ran dry");
    assertThat(worse.locator(".duel .margin")).hasCount(1);
    Locator held = page.locator("[data-candidate=harbour-fast]");
    assertThat(held).containsText("endpoint resting after failures");
    assertThat(held.locator(".gate")).containsText("does not decide yet: ask again. harbour-fast");
    Locator early = page.locator("[data-candidate=harbour-new]");
    assertThat(early.locator(".gap").first()).containsText("31 closed user-days and at least 100");
    assertThat(early.locator(".duel")).hasCount(0);
    assertThat(page.locator("[data-candidate=atlas-old]")).isHidden();
  }

  @Test
  void showsVersionsAndKeepsOpenWhatChangedBetweenThem() {
    Page page = open(1280, "/");
    Locator newest = page.locator("[data-version='4']");

    assertThat(newest.locator(".light")).containsText("green");
    assertThat(page.locator("[data-version='2'] .facts")).containsText("at least 213");
    assertThat(page.locator("[data-version='1'] .gap").first()).containsText("9 held-out users");
    newest.locator("summary").click();
    assertThat(newest.locator(".change")).hasText("60 kept, 140 new, 140 gone");
    page.locator("[data-version='3'] summary").click();
    assertThat(page.locator("[data-version='3'] .change")).containsText("71 kept");
    assertThat(newest.locator(".diff")).isVisible();
    new PageNumbers(server::answer).requireEqual(page);
  }

  @Test
  void saysWhatTheEvalSetIsWorthBesideTheDistance() {
    Page page = open(1280, "/");

    assertThat(page.locator(".eval-set h3")).containsText("version 3amber");
    assertThat(page.locator(".eval-set")).containsText("132 [95, 214]");
    assertThat(page.locator(".shift-report .light")).containsText("eval set 3 amber");
  }

  @Test
  void foldsPatternsThatNobodyUses() {
    Page page = open(1280, "/");

    assertThat(page.getByText("code fences")).isHidden();
    page.getByText("Patterns that nobody uses").click();
    assertThat(page.getByText("code fences")).isVisible();
  }

  @Test
  void saysWhatThereIsNotYet() {
    Page page = open(1280, "/?app=search-help");

    assertThat(page.locator("#candidates")).containsText("No candidate is registered.");
    assertThat(page.locator("#versions")).containsText("No version has been cut.");
    page.locator("#measure-no-refusal").click();
    assertThat(page.locator("#quality-readout")).containsText("9 users of 20 needed");
    new PageNumbers(server::answer).requireEqual(page);
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void showsWhatAPeerSaidLastWhileItIsAway() {
    for (String part : List.of("quality", "candidates", "versions")) {
      String path = "applications/assistant/" + part;
      ObjectNode last = server.answer("/api/v1/" + path).deepCopy();
      server.answerWith(path, last.put("away", true));
    }

    Page page = open(1280, "/");

    assertThat(page.locator("#candidates .notice"))
        .hasText("Shadow does not answer. This is what it said at 12 Apr, 11:42:07.");
    assertThat(page.locator("#quality-head .notice")).containsText("Shadow does not answer.");
    assertThat(page.locator("#versions .notice")).containsText("The eval set does not answer.");
    assertThat(page.locator("[data-candidate=atlas-mini] .badge")).hasText("worse");
    new PageNumbers(server::answer).requireEqual(page);
  }

  @Test
  void saysWhyWhenAPeerHasNeverAnswered() {
    ObjectNode problem = new ObjectMapper().createObjectNode();
    problem.put("detail", "shadow is away; retry after 2000 ms");
    server.failWith("applications/assistant/quality", 503, problem);
    server.failWith("applications/assistant/candidates", 503, problem);

    Page page = open(1280, "/");

    assertThat(page.locator("#candidates"))
        .containsText("Nothing is known from Shadow: shadow is away; retry after 2000 ms.");
    assertThat(page.locator("#reports")).containsText("Because of v2");
    assertThat(page.locator("[data-version='4']")).isVisible();
    new PageNumbers(server::answer).requireEqual(page);
  }

  @Test
  void saysThatItIsReadingBeforeTheFirstAnswers() {
    CountDownLatch answers = new CountDownLatch(1);
    server.hold(answers);
    Page page = browser.open(1280);
    page.navigate(server.url("/"));

    assertThat(page.locator("#loading")).isVisible();
    assertThat(page.locator("#peers")).isHidden();
    answers.countDown();
    assertThat(page.locator("body[data-state=live]")).hasCount(1);
    assertThat(page.locator("#loading")).isHidden();
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
