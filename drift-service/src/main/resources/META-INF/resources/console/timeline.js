// One time axis: distance with its interval and noise floor, roll-outs, eval sets, candidates, traffic;
// below it, on the same days, production's quality.

import * as echarts from "/_static/echarts/5.6.0/dist/echarts.esm.min.js";
import { h, show } from "./dom.js";
import { dayNumber, dayOf, exponentOf, factor, fixed, longDay, plainDay, shortDay, ticks, whole } from "./format.js";
import { basis, number, usable } from "./estimate.js";
import { content, notice, old } from "./peers.js";
import { QualityPane } from "./quality.js";
import { band, bars, floor, hatch, lanes, rules, step } from "./shapes.js";

// Day 4 after 1970-01-01 is a Monday: on this scale multiples of 7 are Mondays.
const MONDAY = 4;
const NARROW = 560;
const LANE = 26;

/** What the chart shows, in its own units: x in days on the Monday scale, y scaled by the exponent. */
function model(application, { traffic, history, deployments, quality, versions, candidates }) {
  const points = history.at("points").list();
  const x = (day) => dayNumber(day) - MONDAY;
  const exponent = exponentOf(points.map((p) => p.value.mmd2.high ?? NaN));
  const scale = 10 ** -exponent;
  const days = traffic.at("days").list();
  const zone = application.value.timeZone;
  const measured = quality.at("points").list();
  const all = [...points, ...days, ...measured].map((p) => x(p.value.day));
  const served = (deployments.value?.deployments ?? []).map((d) => ({
    id: d.id, x: dayOf(d.start, zone) - MONDAY,
    waves: d.rollout.map((w) => ({ x: dayOf(w.start, zone) - MONDAY, blocks: w.blocks })),
  }));
  const week = history.value?.reference;
  const reference = week && { from: x(week.first), to: x(week.last) + 1 };
  const sets = (versions.value?.versions ?? []).map((v) => ({ number: v.number, from: x(v.poolFirstDay), to: x(v.poolLastDay) + 1 })).reverse();
  const judged = (candidates.value?.candidates ?? []).filter((c) => c.verdict.firstDay && c.state !== "RETIRED").slice(-6)
    .map((c) => ({ id: c.id, verdict: c.verdict.verdict, from: x(c.verdict.firstDay), to: x(c.verdict.lastDay) + 1 }));
  return {
    exponent,
    lanes: [
      { kind: "reference", reference },
      ...served.slice(-4).map((deployment) => ({ kind: "deployment", deployment })),
      ...(sets.length ? [{ kind: "sets", sets }] : []),
      ...judged.map((candidate) => ({ kind: "candidate", candidate })),
    ],
    zone,
    first: Math.min(...all),
    last: Math.max(...all) + 1,
    points: points.map((p) => {
      const { mmd2, noiseFloor } = p.value;
      const ok = usable(p.at("mmd2"));
      return {
        source: p, x: x(p.value.day) + 0.5, ok, reason: mmd2.reason,
        value: ok ? mmd2.value * scale : null, low: ok ? mmd2.low * scale : null, high: ok ? mmd2.high * scale : null,
        noise: ok && noiseFloor !== null ? noiseFloor * scale : null,
      };
    }),
    days: days.map((d) => ({ source: d, x: x(d.value.day) + 0.5, ...d.value })),
    deployments: served,
    quality: measured.map((p) => ({ source: p, x: x(p.value.day) + 0.5, ok: usable(p.at("mean")), ...p.value })),
  };
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue("--" + name).trim();
  return Object.fromEntries(
    ["ink", "ink-2", "ink-3", "line", "page", "sea", "sea-band", "floor", "tide", "tide-band", "bar", "bar-2", "hatch", "set", "good", "bad",
     "line-1", "line-2", "line-3", "line-4", "line-5", "line-unknown"].map((n) => [n, of(n)]));
}

/** Round values from 0 up to the greatest, three to six of them. */
function ticksTo(most) {
  return ticks(0, most, 4);
}

/** What both charts share: the room beside the days, and the days that are named. */
function axis(m, narrow) {
  const short = m.last - m.first <= 14;
  const step = short ? (narrow ? 4 : 1) : narrow ? 14 : 7;
  const days = [];
  for (let x = Math.ceil(m.first / step) * step; x < m.last - (short ? 0 : narrow ? 4 : 2); x += step) {
    days.push(x);
  }
  return { narrow, left: narrow ? 40 : 46, right: narrow ? 6 : 12, days, label: (v) => shortDay(v + MONDAY) };
}

/** Ids of deployments to write over the chart: an older one that the next would run into is left out. */
function labelled(m, narrow) {
  const width = (id) => (id.length * (narrow ? 7 : 6.5) * (m.last - m.first)) / (narrow ? 330 : 1000);
  return new Set(m.deployments.filter((d, i) => {
    const next = m.deployments[i + 1];
    return !next || next.x - Math.max(d.x, m.first) > (width(d.id) + width(next.id)) / (d.x - m.first < 2 ? 1 : 2);
  }).map((d) => d.id));
}

/** What the lanes draw of other services' answers, and how old that is. */
function peers({ versions, candidates }) {
  return [versions, candidates].map((answer) => answer.value?.away && answer.value.asOf).concat(
    versions.value?.versions, candidates.value?.candidates.map((c) => [c.id, c.state, c.verdict.verdict, c.verdict.lastDay]));
}

/** The chart, its readout and its table. */
export class Timeline {
  #chart = null;
  #model = null;
  #application = null;
  #detail = null;
  #key = "";
  #cursor = null;
  #quality = new QualityPane(this);

  constructor() {
    const element = document.getElementById("chart");
    new ResizeObserver(() => this.redraw()).observe(element);
    this.listen(element);
  }

  /** Lets the arrow keys read day by day in an element. */
  listen(element) {
    element.addEventListener("keydown", (event) => this.#step(event));
    element.addEventListener("blur", () => this.#point(null));
  }

  /** Starts a chart whose pointer moves the cursor of all. */
  create(element) {
    const chart = echarts.init(element, null, { renderer: "canvas" });
    const zr = chart.getZr();
    zr.on("mousemove", (e) => this.#point(chart.convertFromPixel({ xAxisIndex: 0 }, e.offsetX)));
    zr.on("globalout", () => this.#point(null));
    return chart;
  }

  /** The day being read, or the newest with a number. */
  get cursor() {
    return this.#cursor;
  }

  /** True when there is a day to draw. */
  static hasDays({ traffic, history, quality }) {
    return [traffic.at("days"), history.at("points"), quality.at("points")].some((days) => days.list().length > 0);
  }

  /** Shows the newest answers; draws only what changed, and nothing before the first day. */
  render(application, detail) {
    document.getElementById("timeline").hidden = !Timeline.hasDays(detail);
    const key = JSON.stringify([application.value.id, application.value.timeZone, content(detail.traffic), content(detail.history), content(detail.deployments),
      content(detail.quality), peers(detail)]);
    if (key === this.#key || !Timeline.hasDays(detail)) {
      return;
    }
    this.#key = key;
    this.#application = application;
    this.#detail = detail;
    this.#model = model(application, detail);
    this.#quality.show(this.#model, detail.quality);
    this.#head();
    this.redraw();
    this.#table();
  }

  #has(kind) {
    return this.#model.lanes.some((lane) => lane.kind === kind);
  }

  #unit(name) {
    return this.#model.points.some((p) => p.ok) ? `${name} (MMD\u00b2 ${factor(this.#model.exponent)})` : name;
  }

  #head() {
    const { traffic, history, deployments, versions, candidates } = this.#detail;
    show("timeline-head", this.#key, () => [
      h("h2", { id: "timeline-title" }, "Distance from the reference"),
      this.#about(history),
      [[traffic, "Drift about traffic"], [history, "Drift about the distance"], [deployments, "Drift about deployments"]].map(([answer, name]) => answer.problem && notice(answer, name)),
      h("ul", { class: "legend" },
        h("li", { class: "key-distance" }, h("span", { "data-fixed": true }, this.#unit("Distance"), " with 95\u00a0% interval")),
        h("li", { class: "key-floor" }, "Noise floor"),
        h("li", { class: "key-gap" }, "Not enough data"),
        h("li", { class: "key-deployment" }, "Deployment, share of user blocks"),
        this.#has("sets") && h("li", { class: "key-set" }, "Pool of an eval set, cut at its end", old(versions, "The eval set")),
        this.#has("candidate") && h("li", { class: "key-candidate" }, "Days a candidate was judged on", old(candidates, "Shadow")),
        h("li", { class: "key-traffic" }, "Traffic a day, the sampled part darker")),
    ]);
  }

  #about(history) {
    const { reference, windowDays } = history.value ?? {};
    return history.value && h("p", { class: "sub" }, "Each point: the ", history.at("windowDays").mark(whole(windowDays)), " days up to it, against ",
      reference
        ? [history.at("reference", "first").mark(plainDay(reference.first)), " to ", history.at("reference", "last").mark(plainDay(reference.last))]
        : "the first week, once it has closed",
      ".");
  }

  /** Draws again: the size or the colours changed. */
  redraw() {
    const element = document.getElementById("chart");
    if (!this.#model || element.clientWidth === 0) {
      return;
    }
    const height = 352 + LANE * this.#laneCount();
    this.#chart ??= this.create(element);
    this.#chart.resize({ height, width: element.clientWidth });
    const narrow = element.clientWidth < NARROW;
    this.#chart.setOption(this.#option(narrow), { notMerge: true });
    this.#readout();
    this.#quality.redraw(element.clientWidth, axis(this.#model, narrow), colours());
  }

  #laneCount() {
    return this.#model.lanes.length;
  }

  #option(narrow) {
    const c = colours();
    const m = this.#model;
    const laneHeight = LANE * this.#laneCount();
    const { left, right, days: mondays } = axis(m, narrow);
    const grid = [
      { left, right, top: 30, height: 210 },
      { left, right, top: 250, height: laneHeight },
      { left, right, top: 262 + laneHeight, height: 64 },
    ];
    const xAxis = grid.map((_, i) => ({
      type: "value", gridIndex: i, min: m.first, max: m.last,
      axisLine: { show: i !== 1, lineStyle: { color: c.line }, onZero: false },
      axisTick: { show: i === 2, customValues: mondays, lineStyle: { color: c["ink-3"] } },
      axisLabel: { show: i === 2, customValues: mondays, color: c["ink-2"], fontSize: 12, formatter: (v) => shortDay(v + MONDAY) },
      splitLine: { show: false },
    }));
    const most = Math.max(...m.points.map((p) => p.high ?? 0), 1e-9);
    const least = Math.min(...m.points.map((p) => p.low ?? 0), 0);
    const heights = m.points.some((p) => p.ok) ? ticksTo(most) : [];
    const busiest = Math.max(1, ...m.days.map((d) => d.received));
    const yAxis = [
      { type: "value", gridIndex: 0, min: Math.min(-most / 14, least * 1.15), max: most * 1.06, 
        axisTick: { show: false }, axisLabel: { color: c["ink-2"], fontSize: 12, customValues: heights, formatter: (v) => fixed(v, Number.isInteger(v) ? 0 : 1) },
        splitLine: { show: false } },
      { type: "value", gridIndex: 1, min: 0, max: this.#laneCount(), inverse: true, show: false },
      { type: "value", gridIndex: 2, min: 0, max: busiest, interval: busiest, splitLine: { show: false },
        axisLabel: { color: c["ink-2"], fontSize: 12, formatter: (v) => (v === 0 ? "" : narrow && v >= 10_000 ? whole(v / 1000) + "k" : whole(v)) } },
    ];
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid, xAxis, yAxis,
      series: this.#series(c, narrow),
    };
  }

  #series(c, narrow) {
    const m = this.#model;
    const custom = (renderItem, axis, z) => ({
      type: "custom", data: [[m.first, 0, m.last]], renderItem, xAxisIndex: axis, yAxisIndex: axis, z, silent: true, clip: true, encode: { x: [], y: [] } });
    const named = labelled(m, narrow);
    const line = (axis, withLabel) => ({
      type: "line", data: [], xAxisIndex: axis, yAxisIndex: axis,
      markLine: {
        silent: true, symbol: "none", animation: false,
        lineStyle: { color: c.tide, width: 1.25, type: "solid", opacity: withLabel ? 0.9 : 0.45 },
        data: m.deployments.map((d) => ({
          xAxis: Math.max(d.x, m.first),
          label: { show: withLabel && named.has(d.id), formatter: d.id, position: "end", distance: 5, color: c.tide, fontWeight: 600, fontSize: 12,
            align: d.x - m.first < 2 ? "left" : m.last - d.x < 3 ? "right" : "center" } })),
      },
    });
    const at = m.points.filter((p) => p.ok);
    return [
      custom(rules(at.length ? ticksTo(Math.max(...at.map((p) => p.high))) : [0], c), 0, 0),
      custom(hatch(m, c, narrow), 0, 1),
      custom(floor(m.points, c), 0, 1),
      custom(band(m.points, c), 0, 2),
      { type: "line", xAxisIndex: 0, yAxisIndex: 0, z: 4, silent: true, symbol: "circle", symbolSize: narrow ? 3 : 4.5, showAllSymbol: true,
        data: m.points.map((p) => [p.x, p.value]), connectNulls: false,
        lineStyle: { color: c.sea, width: 2 }, itemStyle: { color: c.sea } },
      at.length ? { type: "scatter", xAxisIndex: 0, yAxisIndex: 0, z: 5, silent: true, symbolSize: 9,
        data: [[at.at(-1).x, at.at(-1).value]], itemStyle: { color: c.sea, borderColor: c.page, borderWidth: 2 } } : null,
      line(0, true), line(1, false), line(2, false),
      custom(lanes(m.lanes, c), 1, 2),
      custom(bars(m.days, c), 2, 2),
      custom(step(() => this.#cursor, c), 0, 6), custom(step(() => this.#cursor, c), 2, 6),
    ].filter(Boolean);
  }

  #step(event) {
    const move = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    if (move === undefined || !this.#model) {
      return;
    }
    event.preventDefault();
    const xs = this.#xs();
    const now = xs.indexOf(this.#cursor ?? xs.at(-1));
    this.#point(xs[Math.min(xs.length - 1, Math.max(0, now + move))]);
  }

  #xs() {
    return [...new Set([...this.#model.points, ...this.#model.days, ...this.#model.quality].map((p) => p.x))].sort((a, b) => a - b);
  }

  #point(x) {
    const m = this.#model;
    const cursor = x === null || !m ? null : Math.min(m.last - 0.5, Math.max(m.first + 0.5, Math.floor(x) + 0.5));
    if (cursor !== this.#cursor) {
      this.#cursor = cursor;
      this.redraw();
    }
  }

  #readout() {
    const m = this.#model;
    const x = this.#cursor ?? m.points.at(-1)?.x ?? m.days.at(-1)?.x;
    const point = m.points.find((p) => p.x === x);
    const day = m.days.find((d) => d.x === x);
    show("readout", [x, point?.source.value, day?.source.value, m.exponent], () => (point || day ? this.#spell(point, day) : []));
    document.getElementById("chart").setAttribute("aria-label",
      "Distance from the reference by day, with deployments and traffic. Left and right arrow keys read one day at a time.");
  }

  #spell(point, day) {
    const named = point ? point.source.at("day") : day.source.at("day");
    const parts = [h("strong", {}, named.mark(longDay(named.value)))];
    if (point?.ok) {
      parts.push(h("span", {}, "distance ", number(point.source.at("mmd2"), this.#model.exponent), " ", basis(point.source.at("mmd2"))));
      parts.push(point.noise !== null && h("span", {}, "noise floor ",
        point.source.at("noiseFloor").mark(fixed(point.noise, 2), { class: "n", "data-exponent": this.#model.exponent }),
        this.#model.exponent ? h("span", { class: "factor", "data-fixed": true }, "\u00a0" + factor(this.#model.exponent)) : null));
    } else if (point) {
      parts.push(number(point.source.at("mmd2"), 0));
    } else {
      parts.push(h("span", { class: "quiet" }, "day not closed yet"));
    }
    parts.push(day && h("span", {}, day.source.at("received").mark(whole(day.received), { class: "n" }), " received"));
    return parts;
  }

  #table() {
    const m = this.#model;
    const days = new Map(m.days.map((d) => [d.x, d]));
    const cell = (source, text, exponent) => h("td", {}, source.mark(text, exponent ? { "data-exponent": exponent } : {}));
    const scaled = (p, key, v) => cell(p.source.at(...key), fixed(v, 2), m.exponent);
    const counts = (d) => ["received", "sampled", "unsampled", "rejected", "counted"].map((k) => (d ? cell(d.source.at(k), whole(d[k])) : h("td")));
    const distance = (p) => p?.ok
      ? [scaled(p, ["mmd2", "value"], p.value), scaled(p, ["mmd2", "low"], p.low), scaled(p, ["mmd2", "high"], p.high),
         ...["n", "nEff"].map((key) => cell(p.source.at("mmd2", key), whole(p.source.value.mmd2[key]))),
         p.noise === null ? h("td") : scaled(p, ["noiseFloor"], p.noise)]
      : [h("td", { colspan: 6, class: "reason" }, p ? p.source.at("mmd2", "reason").mark(p.reason ?? "") : "day not closed yet")];
    const unit = m.points.some((p) => p.ok) ? factor(m.exponent) : "";
    const head = ["Day", "Distance", "Low", "High", "n", "Effective n", "Noise floor", "Received", "Sampled", "Unsampled", "Rejected", "Counted"];
    show("timeline-table", this.#key, () => h("table", {},
      h("thead", {}, h("tr", {}, head.map((t, i) => h("th", { scope: "col" }, t,
        [1, 2, 3, 6].includes(i) && unit ? h("small", { "data-fixed": true }, " " + unit) : null)))),
      h("tbody", {}, this.#xs().reverse().map((x) => {
        const p = m.points.find((q) => q.x === x);
        const named = (p ?? days.get(x) ?? m.quality.find((q) => q.x === x)).source.at("day");
        return h("tr", {}, h("th", { scope: "row" }, named.mark(longDay(named.value))), distance(p), counts(days.get(x)));
      }))));
  }
}
