package dev.tidemark.drift.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The charts in a real browser: what they draw, and how they are read. */
class ConsoleChartTest extends ConsoleStage {
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

  @ParameterizedTest
  @ValueSource(ints = {1280, 400})
  void drawsADayAtTheSamePlaceInBothCharts(int width) {
    Page page = open(width, "/");
    DrawnChart quality = new DrawnChart(page, "quality-chart");
    DrawnChart above = new DrawnChart(page, "chart");
    List<Instant> days = instants("traffic", "/days", "day");

    List<Long> expected = quality.pixels(0, days);

    assertThat(expected).hasSize(43).isSorted();
    for (int axis = 0; axis < 3; axis++) {
      assertThat(above.pixels(axis, days)).isEqualTo(expected);
    }
  }

  @Test
  void drawsALineAtEachDeploymentInBothCharts() {
    Page page = open(1280, "/");
    DrawnChart quality = new DrawnChart(page, "quality-chart");
    List<Instant> starts = instants("deployments", "/deployments", "start");

    List<Long> expected = quality.pixels(0, starts);

    assertThat(expected).hasSize(2);
    assertThat(quality.deployments()).isEqualTo(expected);
    assertThat(new DrawnChart(page, "chart").deployments()).hasSize(6).allMatch(expected::contains);
  }

  @Test
  void hatchesNoDayOfWhichTheAnswerSaysNothing() {
    String path = "applications/assistant/quality";
    ObjectNode newest = server.answer("/api/v1/" + path).deepCopy();
    newest
        .withArray("points")
        .removeIf(point -> point.path("day").asText().compareTo("2026-03-20") < 0);
    server.answerWith(path, newest);
    Page page = open(1280, "/");
    DrawnChart quality = new DrawnChart(page, "quality-chart");

    List<Long> first = quality.pixels(0, List.of(Instant.parse("2026-03-20T00:00:00Z")));
    page.locator("#measure-feedback").click();
    assertThat(quality.hatched()).isEqualTo(first);
  }

  @Test
  void givesEveryDeploymentALookOfItsOwn() {
    String path = "applications/assistant/quality";
    ObjectNode served = server.answer("/api/v1/" + path).deepCopy();
    ObjectNode point = served.withObject("/points/0").deepCopy();
    List<String> others = List.of("v3", "v4", "v5", "v6", "v7", "v8", "<i>v9</i>", "");
    others.forEach(id -> served.withArray("points").add(point.deepCopy().put("deployment", id)));
    server.answerWith(path, served);

    Page page = open(1280, "/");

    Locator legend = page.locator("#quality-head .legend li");
    assertThat(legend)
        .hasText(
            Stream.of("v1 v2 v3 v4 v5 v6 v7 v8 <i>v9</i> deployment_unknown".split(" "))
                .map(name -> name.replace('_', ' '))
                .toArray(String[]::new));
    assertThat(page.locator("#quality-head i")).hasCount(0);
    assertThat((List<?>) legend.locator("svg").evaluateAll("all => all.map(e => e.outerHTML)"))
        .hasSize(10)
        .doesNotHaveDuplicates();
  }

  /** The instants that a list of the assistant's answer names; a day starts at midnight. */
  private List<Instant> instants(String part, String list, String key) {
    return server
        .answer("/api/v1/applications/assistant/" + part)
        .at(list)
        .valueStream()
        .map(entry -> entry.path(key).asText())
        .map(text -> Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text))
        .toList();
  }
}
