package dev.tidemark.drift.console;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a chart of the page has drawn, as the library that draws it holds it: in whole pixels from
 * the left edge of the window.
 */
final class DrawnChart {
  private static final String CHART =
      """
      async ({ id, axis, xs }) => {
        const { getInstanceByDom } = await import('/_static/echarts/5.6.0/dist/echarts.esm.min.js');
        const element = document.getElementById(id);
        const chart = getInstanceByDom(element);
        const { left } = element.getBoundingClientRect();
        const drawn = chart.getZr().storage.getDisplayList(true);
        const tide = getComputedStyle(element).getPropertyValue('--tide').trim();
        const lines = drawn.filter((e) => e.style.stroke === tide && Number.isFinite(e.shape?.x1));
        return {
          pixels: xs.map((x) => left + chart.convertToPixel({ xAxisIndex: axis }, x)),
          lines: lines.map((e) => left + e.shape.x1),
          hatched: drawn.filter((e) => e.style.fill?.image).map((e) => left + e.shape.x),
        };
      }
      """;

  /** Day 0 of the charts: a Monday. */
  private static final double MONDAY = 4;

  private final Page page;
  private final String id;

  DrawnChart(Page page, String id) {
    this.page = page;
    this.id = id;
  }

  /** Where instants stand by one of the chart's time axes. */
  List<Long> pixels(int axis, List<Instant> instants) {
    return read("pixels", axis, instants.stream().map(DrawnChart::day).toList());
  }

  /** Where lines of deployments stand. */
  List<Long> deployments() {
    return read("lines", 0, List.of());
  }

  /** Where hatched spans begin. */
  List<Long> hatched() {
    return read("hatched", 0, List.of());
  }

  @SuppressWarnings("unchecked")
  private List<Long> read(String what, int axis, List<Double> xs) {
    Map<String, List<Number>> drawn =
        (Map<String, List<Number>>) page.evaluate(CHART, Map.of("id", id, "axis", axis, "xs", xs));
    return Objects.requireNonNull(drawn.get(what)).stream()
        .map(pixel -> Math.round(pixel.doubleValue()))
        .toList();
  }

  private static double day(Instant instant) {
    return instant.getEpochSecond() / 86_400.0 - MONDAY;
  }
}
