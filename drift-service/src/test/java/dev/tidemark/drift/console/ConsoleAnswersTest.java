package dev.tidemark.drift.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the page says of answers that are old, fail, or come late. */
class ConsoleAnswersTest extends ConsoleStage {
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
    assertThat(page.locator(".quality-report .old"))
        .hasText("Shadow is away, as of 12 Apr, 11:42:07");
    assertThat(page.locator(".version-report .old")).containsText("The eval set is away");
    assertThat(page.locator(".key-set .old")).containsText("The eval set is away");
    assertThat(page.locator(".key-candidate .old")).containsText("Shadow is away");
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
    server.hold("", answers);
    Page page = browser.open(1280);
    page.navigate(server.url("/"));

    assertThat(page.locator("#loading")).isVisible();
    assertThat(page.locator("#peers")).isHidden();
    answers.countDown();
    assertThat(page.locator("body[data-state=live]")).hasCount(1);
    assertThat(page.locator("#loading")).isHidden();
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

    server.fail(0);

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

  @Test
  void saysNothingOfTheTimeBeforeDriftStarted() {
    ObjectNode peers = server.answer("/api/v1/peers").deepCopy();
    peers.withObject("/peers/2").putNull("lastAnswer");
    server.answerWith("peers", peers);

    Page page = open(1280, "/");

    assertThat(page.locator("[data-peer=evalset]"))
        .containsText("It has not answered since drift started.");
  }

  @Test
  void saysInItsPanelWhatDriftCannotSay() {
    ObjectNode problem = new ObjectMapper().createObjectNode();
    problem.put("detail", "an internal error; its id is 4711");
    String base = "applications/assistant/";
    server.failWith(base + "deployments/v2/adaptation", 500, problem);
    server.failWith("peers", 500, problem);
    Page page = open(1280, "/");
    assertThat(page.locator("#adaptation .notice")).containsText("its id is 4711");
    assertThat(page.locator("#peers")).containsText("its id is 4711");
    assertThat(page.locator(".shift-report")).containsText("has moved away");

    for (String part : List.of("traffic", "shift", "shift/history", "deployments")) {
      server.failWith(base + part, 500, problem);
    }

    assertThat(page.locator("#shift .notice")).containsText("its id is 4711");
    assertThat(page.locator("#timeline-head .notice")).hasCount(3);
    assertThat(page.locator("#reports .notice")).hasCount(1);
    assertThat(page.locator("#quality-readout")).containsText("answers");
    assertThat(page.locator("[data-candidate=atlas-mini] .badge")).hasText("worse");
    assertThat(page.locator("#notice")).isEmpty();
    new PageNumbers(server::answer).requireEqual(page);
    assertThat(browser.complaints).allMatch(text -> text.startsWith("Failed to load resource"));
  }

  @Test
  void keepsTheLastNumbersWhenDriftFails() {
    Page page = open(1280, "/");

    server.fail(503);

    assertThat(page.locator("#notice")).containsText("Drift cannot say which applications");
    assertThat(page.locator("#reports")).containsText("Because of v2");
  }

  @Test
  void showsNoFindingsOfOneApplicationUnderTheNameOfAnother() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    Page page = open(1280, "/");
    server.hold("applications/assistant/", first).await();
    CountDownLatch asked = server.hold("applications/search-help/", second);

    page.locator("#picker-select").selectOption("search-help");
    first.countDown();
    asked.await();

    assertThat(page.locator("#counts")).containsText("39,678");
    assertThat(page.locator("#content[aria-busy]")).hasCount(1);
    second.countDown();
    assertThat(page.locator("#counts")).containsText("1,840");
    assertThat(page.locator("#reports")).containsText("No distance yet");
    assertThat(page.locator("#content[aria-busy]")).hasCount(0);
  }
}
