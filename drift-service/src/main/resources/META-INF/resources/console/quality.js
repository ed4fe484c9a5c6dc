// Production's own quality by day: a line for each deployment, one measure at a time.

import { fold, h, show } from "./dom.js";
import { fixed, longDay, ticks, whole } from "./format.js";
import { number } from "./estimate.js";
import { notice } from "./peers.js";
import { SYMBOLS, look, swatch } from "./lines.js";
import { band, hatch, rules, step } from "./shapes.js";

const HEIGHT = 190;
const ALWAYS = ["judge", "feedback"];
const NAMES = {
  judge: "Judge", feedback: "Feedback", "not-empty": "Not empty", "no-refusal": "No refusal", "valid-json": "Valid JSON", "in-time": "In time",
};
const ABOUT = {
  judge: "Mean grade that the judge gave production\u2019s answers, from zero to one.",
  feedback: "Share of the opinions users gave that were good.",
};
const NOTHING = {
  judge: "No answer of production has been judged.",
  feedback: "No user has said anything.",
};

/** Limits of an axis of shares that hold all intervals and some air. */
function limits(points) {
  const low = Math.min(...points.map((p) => p.low), 1);
  const high = Math.max(...points.map((p) => p.high), 0);
  if (low > high) {
    return [0, 1];
  }
  const air = Math.max(0.01, (high - low) * 0.12);
  return [Math.max(-0.004, low - air), Math.min(1.004, high + air)];
}

/** The pane below the time axis. */
export class QualityPane {
  #timeline;
  #chart = null;
  #model = null;
  #answer = null;
  #chosen = null;
  #measure = null;
  #series = [];

  constructor(timeline) {
    this.#timeline = timeline;
    timeline.listen(document.getElementById("quality-chart"));
  }

  /** Takes the newest answer; what is drawn waits for `redraw`. */
  show(model, answer) {
    this.#model = model;
    this.#answer = answer;
    this.#pick(this.#measures().includes(this.#chosen) ? this.#chosen : this.#best());
  }

  /** The measure with numbers that says most. */
  #best() {
    const known = new Set(this.#model.quality.filter((p) => p.ok).map((p) => p.measure));
    return this.#measures().find((m) => known.has(m)) ?? "judge";
  }

  #measures() {
    return [...new Set([...ALWAYS, ...Object.keys(NAMES), ...this.#model.quality.map((p) => p.measure)])]
      .filter((m) => ALWAYS.includes(m) || this.#model.quality.some((p) => p.measure === m));
  }

  #pick(measure) {
    this.#measure = measure;
    const points = this.#model.quality.filter((p) => p.measure === measure);
    const ids = this.#ids();
    const served = ids.filter((id) => points.some((p) => p.deployment === id));
    this.#series = served.map((id) => ({ id, look: look(id ? ids.indexOf(id) : null), points: this.#daily(points.filter((p) => p.deployment === id)) }));
    this.#head();
    this.#table(points);
  }

  /** Deployments in the order that gives each its look: those announced, those only shadow names, the unknown. */
  #ids() {
    const listed = this.#model.deployments.map((d) => d.id);
    return [...new Set([...listed, ...this.#model.quality.map((p) => p.deployment).filter(Boolean), ""])];
  }

  /** A point for every day from the first to the last: a day without one breaks the line. */
  #daily(points) {
    const byDay = new Map(points.map((p) => [p.x, p]));
    const last = Math.max(...byDay.keys());
    const days = [];
    for (let x = Math.min(...byDay.keys()); x <= last; x++) {
      const p = byDay.get(x);
      days.push(p?.ok ? { ...p, value: p.mean.value, low: p.mean.low, high: p.mean.high } : { x, ok: false, source: p?.source, mean: p?.mean });
    }
    return days;
  }

  #head() {
    const { value } = this.#answer;
    show("quality-head", [this.#measures(), this.#measure, value?.away && value.asOf, this.#answer.problem, this.#series.map((s) => [s.id, s.look.line])], () => [
      h("h2", { id: "quality-title" }, "Production\u2019s quality"),
      h("p", { class: "sub" }, ABOUT[this.#measure] ?? "Share of production\u2019s answers that pass this rule, where it applies.",
        " Uniform sample only, with the interval each number carries."),
      notice(this.#answer, "Shadow"),
      h("div", { class: "switch", role: "group", "aria-label": "Measure" }, this.#measures().map((m) =>
        h("button", { type: "button", id: "measure-" + m, "aria-pressed": String(m === this.#measure), onclick: () => this.#choose(m) },
          NAMES[m] ?? m))),
      h("ul", { class: "legend" }, this.#series.map((s) => h("li", { class: "key-line", "data-fixed": true }, swatch(s.look), this.#name(s)))),
    ]);
  }

  #name(series) {
    return series.id || "deployment unknown";
  }

  #choose(measure) {
    this.#chosen = measure;
    this.#pick(measure);
    this.#timeline.redraw();
  }

  /** Draws again, on the axis of the chart above. */
  redraw(width, axis, c) {
    const element = document.getElementById("quality-chart");
    this.#chart ??= this.#timeline.create(element);
    this.#chart.resize({ width, height: HEIGHT });
    this.#chart.setOption(this.#option(axis, c), { notMerge: true });
    this.#readout();
    element.setAttribute("aria-label", `Production\u2019s quality by day: ${NAMES[this.#measure] ?? this.#measure}. Left and right arrow keys read one day at a time.`);
  }

  #option(axis, c) {
    const m = this.#model;
    const known = this.#series.flatMap((s) => s.points.filter((p) => p.ok));
    const [least, most] = limits(known);
    const heights = known.length ? ticks(Math.max(0, least), Math.min(1, most), 6) : [];
    const decimals = heights.some((t) => Math.abs(t * 100 - Math.round(t * 100)) > 1e-6) ? 3 : 2;
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: axis.left, right: axis.right, top: 8, bottom: 26 },
      xAxis: {
        type: "value", min: m.first, max: m.last, axisLine: { lineStyle: { color: c.line }, onZero: false },
        axisTick: { customValues: axis.days, lineStyle: { color: c["ink-3"] } },
        axisLabel: { customValues: axis.days, color: c["ink-2"], fontSize: 12, formatter: axis.label }, splitLine: { show: false },
      },
      yAxis: {
        type: "value", min: least, max: most, axisTick: { show: false }, splitLine: { show: false },
        axisLabel: { color: c["ink-2"], fontSize: 12, customValues: heights, formatter: (v) => fixed(v, decimals) },
      },
      series: this.#drawn(axis, c, heights),
    };
  }

  #drawn(axis, c, heights) {
    const m = this.#model;
    const custom = (renderItem, z) => ({ type: "custom", data: [[m.first, 0, m.last]], renderItem, z, silent: true, clip: true, encode: { x: [], y: [] } });
    return [
      custom(rules(heights, c), 0),
      custom(hatch(this.#gaps(), c, axis.narrow, NOTHING[this.#measure] ?? "No answer has been checked by this rule."), 1),
      ...this.#series.flatMap((s) => this.#lineOf(s, axis, c, custom)),
      { type: "line", data: [], markLine: { silent: true, symbol: "none", animation: false, label: { show: false },
        lineStyle: { color: c.tide, width: 1.25, type: "solid", opacity: 0.9 },
        data: m.deployments.map((d) => ({ xAxis: Math.max(d.x, m.first) })) } },
      custom(step(() => this.#timeline.cursor, c), 6),
    ];
  }

  #lineOf(series, axis, c, custom) {
    const colour = c[series.look.line];
    return [
      custom(band(series.points, c, { fill: colour, opacity: 0.16 }), 2),
      { type: "line", z: 4, silent: true, symbol: "path://" + SYMBOLS[series.look.symbol], symbolSize: axis.narrow ? 5 : 7, showAllSymbol: true,
        data: series.points.map((p) => [p.x, p.ok ? p.value : null]), connectNulls: false, lineStyle: { color: colour, width: 2 }, itemStyle: { color: colour } },
    ];
  }

  /** Days of the answer on which no deployment has a number, each with a reason; of older days it says nothing. */
  #gaps() {
    const m = this.#model;
    const asked = m.quality.filter((p) => p.measure === this.#measure);
    const last = Math.max(...m.quality.map((p) => p.x), -Infinity);
    const points = [];
    for (let x = Math.min(...m.quality.map((p) => p.x)); asked.length && x <= last; x++) {
      const day = asked.filter((p) => p.x === x);
      points.push({ x, ok: day.some((p) => p.ok), reason: day[0]?.mean.reason ?? "" });
    }
    return { points, days: m.days, first: m.first, last: m.last };
  }

  #readout() {
    const all = this.#series.flatMap((s) => s.points.map((p) => ({ ...p, name: this.#name(s) }))).filter((p) => p.source);
    const newest = Math.max(...all.filter((p) => p.ok).map((p) => p.x), -Infinity);
    const x = this.#timeline.cursor ?? (newest > -Infinity ? newest : all.at(-1)?.x);
    const day = all.filter((p) => p.x === x);
    show("quality-readout", [x, day.map((p) => p.source.value)], () => day.length
      ? [h("strong", {}, day[0].source.at("day").mark(longDay(day[0].source.value.day))), day.map((p) => this.#spell(p))]
      : x === undefined || this.#timeline.cursor === null ? [] : h("span", { class: "quiet" }, "no answer measured that day"));
  }

  #spell(p) {
    const mean = p.source.at("mean");
    return h("span", {}, p.source.at("deployment").mark(p.name), " ", number(mean, 0), p.ok
      ? [" of ", mean.at("n").mark(whole(mean.value.n)), " answers, ", mean.at("nEff").mark(whole(mean.value.nEff)), " users"]
      : null);
  }

  #table(points) {
    const cells = (p) => p.ok
      ? [["value", 3], ["low", 3], ["high", 3], ["n", 0], ["nEff", 0]].map(([key, d]) => h("td", {}, p.source.at("mean", key).mark(d ? fixed(p.mean[key], d) : whole(p.mean[key]))))
      : [h("td", { colspan: 5, class: "reason" }, p.source.at("mean", "reason").mark(p.mean.reason ?? ""))];
    const head = ["Day", "Deployment", NAMES[this.#measure] ?? this.#measure, "Low", "High", "Answers", "Users"];
    show("quality-table", [this.#measure, points.map((p) => p.source.value)], () => points.length === 0 ? [] : fold("quality numbers", "The numbers behind this chart",
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Numbers behind the quality chart" }, h("table", {},
        h("thead", {}, h("tr", {}, head.map((t) => h("th", { scope: "col" }, t)))),
        h("tbody", {}, points.toReversed().map((p) => h("tr", {},
          h("th", { scope: "row" }, p.source.at("day").mark(longDay(p.day))), h("td", {}, p.source.at("deployment").mark(p.deployment || "unknown")), cells(p))))))));
  }
}
