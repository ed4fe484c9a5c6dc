package dev.tidemark.drift.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads every number on the page and compares it with the API: an element that shows part of an
 * answer names it as {@code url#/json/pointer}.
 */
final class PageNumbers {
  private static final Pattern NUMBER = Pattern.compile("[+\\-]?\\d+(\\.\\d+)?");

  private static final String MARKED =
      """
      () => [...document.querySelectorAll('[data-path]')].map(e => ({
        path: e.dataset.path, value: e.dataset.value, exponent: Number(e.dataset.exponent ?? 0),
        text: e.textContent.trim()}))
      """;

  /** Text nodes with a digit that are neither part of an answer nor fixed words of the page. */
  private static final String UNMARKED =
      """
      () => {
        const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
          const e = walker.currentNode.parentElement;
          const covered = e.closest('[data-path], [data-fixed], #guide, .start, [data-clock]');
          if (!covered && /\\d/.test(walker.currentNode.data)) found.push(walker.currentNode.data);
        }
        return found;
      }
      """;

  private final Function<String, JsonNode> api;
  private final Map<String, JsonNode> answers = new HashMap<>();

  PageNumbers(Function<String, JsonNode> api) {
    this.api = api;
  }

  /** Compares all; returns how many there were. */
  @SuppressWarnings("unchecked")
  int requireEqual(Page page) {
    assertThat((List<String>) page.evaluate(UNMARKED)).isEmpty();
    List<Map<String, Object>> marked = (List<Map<String, Object>>) page.evaluate(MARKED);
    marked.forEach(this::requireEqual);
    return marked.size();
  }

  private void requireEqual(Map<String, Object> shown) {
    String path = text(shown, "path");
    int cut = path.indexOf('#');
    JsonNode answer = answers.computeIfAbsent(path.substring(0, cut), api);
    JsonNode value = answer.at(path.substring(cut + 1));
    assertThat(value.isMissingNode()).as(path).isFalse();
    if (value.isNumber()) {
      double raw = value.asDouble();
      assertThat(Double.parseDouble(text(shown, "value"))).as(path).isEqualTo(raw);
      requireRounded(path, text(shown, "text"), Integer.parseInt(text(shown, "exponent")), raw);
    } else if (value.isTextual()) {
      assertThat(text(shown, "value")).as(path).isEqualTo(value.asText());
    }
  }

  private static String text(Map<String, Object> shown, String key) {
    return Objects.requireNonNull(shown.get(key)).toString();
  }

  /** The text is the value, rounded to the decimals it shows. */
  private static void requireRounded(String path, String text, int exponent, double value) {
    String plain = text.replace('\u2212', '-').replace(",", "");
    assertThat(plain).as(path).matches(NUMBER);
    int point = plain.indexOf('.');
    int decimals = point < 0 ? 0 : plain.length() - point - 1;
    double tolerance = 0.5000001 * Math.pow(10, -decimals);
    assertThat(Math.abs(Double.parseDouble(plain) - value * Math.pow(10, -exponent)))
        .as("%s shows %s of %s", path, text, value)
        .isLessThanOrEqualTo(tolerance);
  }
}
