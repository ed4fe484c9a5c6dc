package dev.tidemark.drift.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, against fixed answers of the API. */
class ConsolePageTest extends ConsoleStage {
  /** Facts wider than their column. */
  private static final String OVERFLOWING =
      """
      () => [...document.querySelectorAll('.facts dd')]
        .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)
      """;

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
  void showsHostileTextAsText() {
    Page page = open(1280, "/");

    page.locator("[data-version='4'] summary").click();

    assertThat(page.locator("[data-version='4'] .prompt").first())
        .hasText("<img src=x onerror=\"document.title=1\"> & <b>translate</b> this page");
    assertThat(page.locator("main img, .prompt b")).hasCount(0);
    assertThat(page).hasTitle("Tidemark");
  }

  @Test
  void showsSmallSharesAndWhatNumbersRestOn() {
    Page page = open(1280, "/");
    Locator better = page.locator("[data-candidate=atlas-xl]");

    assertThat(page.locator("[data-candidate=harbour-new]")).containsText("gets 0.04\u00a0% of");
    assertThat(better.locator(".facts")).containsText("n\u00a01,404, effective\u00a0361");
    better.getByText("Rules both arms").click();
    assertThat(better.locator(".rules td").first()).containsText("n\u00a0700, effective\u00a0350");
    assertThat(page.locator("[data-version='4'] .facts")).containsText("effective\u00a088");
  }

  @Test
  void namesALightThatIsUndecidedAndOneItDoesNotKnow() {
    String path = "applications/assistant/versions";
    ObjectNode versions = server.answer("/api/v1/" + path).deepCopy();
    versions.withObject("/versions/0/certificate").put("light", "UNDECIDED");
    versions.withObject("/versions/1/certificate").put("light", "VIOLET");
    server.answerWith(path, versions);

    Page page = open(1280, "/");

    assertThat(page.locator("[data-version='4'] .light.undecided"))
        .hasText("undecided: not enough traffic to tell");
    assertThat(page.locator("[data-version='3'] .light.violet")).hasText("violet");
  }

  @Test
  void saysThatThereIsNoRecordYet() {
    Page page = open(1280, "/");

    page.locator("#picker-select").selectOption("translator");

    assertThat(page.locator("#clock")).hasText("no record yet");
    assertThat(page.locator("#empty")).containsText("No record of translator yet");
    assertThat(page.locator("#timeline")).isHidden();
    assertThat(page.locator("#reports")).containsText("No distance yet");
    new PageNumbers(server::answer).requireEqual(page);
    page.locator("#picker-select").selectOption("assistant");
    assertThat(page.locator("#timeline canvas").first()).isVisible();
    assertThat(page.locator("#empty")).isEmpty();
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void readsOutTheStateAndNotTheClock() {
    Page page = open(1280, "/");

    assertThat(page.locator("[role=status]#state")).hasText("Live");
    assertThat(page.locator("#clock")).containsText("13\u00a0Apr\u00a02026, 03:12");
    assertThat(page.locator("[role=status] #clock, [aria-live] #clock")).hasCount(0);
  }
}
