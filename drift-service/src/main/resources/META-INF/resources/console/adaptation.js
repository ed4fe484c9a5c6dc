// Adaptation reports: what each deployment did to the way people ask.

import { fact, fold, h, show } from "./dom.js";
import { decimalsOf, exponentOf, factor, fixed, whole } from "./format.js";
import { basis, gap, number, spelled, usable, whisker } from "./estimate.js";
import { content, notice } from "./peers.js";
import { badge } from "./reports.js";
import { windowOf } from "./shift.js";

function sizes(report) {
  const both = [report.at("withinTopic"), report.at("topicMix")];
  const values = both.filter(usable).flatMap((e) => [e.value.low, e.value.value, e.value.high]);
  const exponent = exponentOf(values);
  const most = Math.max(...values, 0) * 1.05 || 1;
  const least = Math.min(...values, -most / 12) * 1.05;
  const row = (name, help, estimate) => h("div", { class: "size" },
    h("dt", {}, name, h("small", {}, help)),
    h("dd", {}, usable(estimate) && whisker(estimate.value, least, most, { found: estimate.value.low > 0 }), number(estimate, exponent), basis(estimate)));
  return h("dl", { class: "sizes" },
    row("Within topics", "how they ask", both[0]),
    row("Topic mix", "what they ask about", both[1]));
}

function test(report) {
  const { pValue, placeboRank, placeboDates } = report.value;
  if (pValue !== null && pValue !== undefined) {
    return fact("p", report.at("pValue").mark(fixed(pValue, 3), { class: "n" }),
      h("small", {}, "chance of a change this large if the deployment did nothing"));
  }
  if (placeboRank) {
    return fact("Rank among placebo dates",
      report.at("placeboRank").mark(whole(placeboRank), { class: "n" }), " of ", report.at("placeboDates").mark(whole(placeboDates), { class: "n" }),
      h("small", {}, "a rank, never a proof"));
  }
  return null;
}

function facts(report) {
  const { treatedUsers, controlUsers, sizeLowerBound, before, after } = report.value;
  const bound = sizeLowerBound === null || sizeLowerBound === undefined ? null : exponentOf([sizeLowerBound]);
  return h("dl", { class: "facts" },
    test(report),
    fact("Users",
      report.at("treatedUsers").mark(whole(treatedUsers), { class: "n" }), " with it, ",
      report.at("controlUsers").mark(whole(controlUsers), { class: "n" }), " without"),
    bound !== null && fact("Size, at least",
      report.at("sizeLowerBound").mark(fixed(sizeLowerBound * 10 ** -bound, 1), { class: "n", "data-exponent": bound }),
      bound ? h("span", { class: "factor", "data-fixed": true }, "\u00a0" + factor(bound)) : null, h("small", {}, "length within topics, not squared")),
    before && fact("Before", windowOf(report.at("before"))),
    after && fact("After", windowOf(report.at("after"))));
}

/** Change in units of the half width of its own interval: beyond 1 the interval leaves out zero. */
function margins({ value, low, high }) {
  return value / ((high - low) / 2 || 1);
}

function row(pattern, reach) {
  const change = pattern.at("change");
  const { found, before, unit } = pattern.value;
  const name = h("th", { scope: "row" },
    found && h("span", { class: "mark", title: "found" }, "\u25cf", h("span", { class: "hidden" }, "found: ")),
    pattern.at("pattern").mark(pattern.value.pattern), pattern.at("unit").mark(unit, { class: "unit" }, "small"));
  if (!usable(change)) {
    return h("tr", {}, name, h("td", { class: "plot", colspan: 3 }, gap(change)));
  }
  const half = (change.value.high - change.value.low) / 2;
  const in_ = (v) => v / (half || 1);
  const scaled = { low: in_(change.value.low), value: in_(change.value.value), high: in_(change.value.high) };
  return h("tr", { class: found ? "found" : "" }, name,
    h("td", { class: "plot" }, whisker(scaled, -reach, reach, { found, margin: 1 })),
    h("td", { class: "change" }, spelled(change, 0, { sign: true })),
    h("td", { class: "before" }, before === null || before === undefined ? "" : pattern.at("before").mark(fixed(before, Math.min(3, decimalsOf(half))))));
}

/** All zero, before and after: it says nothing but that the pattern is looked for. */
function isUnused(pattern) {
  const { before, change } = pattern.value;
  return usable(pattern.at("change")) && !before && [change.value, change.low, change.high].every((v) => v === 0);
}

function forest(report) {
  const patterns = report.at("patterns").list();
  if (!patterns.length) {
    return null;
  }
  const strength = (p) => (usable(p.at("change")) ? Math.abs(margins(p.value.change)) : -1);
  const reach = Math.max(2.6, strength(patterns[0]), ...patterns.map(strength)) + 1.3;
  const unused = patterns.filter(isUnused);
  const sorted = patterns.filter((p) => !isUnused(p)).sort((a, b) => strength(b) - strength(a));
  return h("div", { class: "forest" },
    sorted.length > 0 && h("table", {},
      h("caption", {}, "What changed in the wording", basis(sorted[0].at("change"))),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Pattern"),
        h("th", { scope: "col", class: "plot" }, h("span", { class: "axis" }, h("span", {}, "less"), h("span", {}, "more"))),
        h("th", { scope: "col" }, "Change"), h("th", { scope: "col" }, "Before"))),
      h("tbody", {}, sorted.map((p) => row(p, reach)))),
    unused.length > 0 && fold("unused " + report.path, "Patterns that nobody uses",
      h("table", {}, h("tbody", {}, unused.map((p) => row(p, reach))))),
    h("p", { class: "note" }, h("span", { class: "mark" }, "\u25cf"), " found, allowing one false find in ten. ",
      "Each row is drawn in units of its own margin of error, so that rows compare: where the dot lies outside the grey strip, the interval leaves zero out. Change and before are in the unit named, with the interval in brackets."));
}

/** What a report without numbers says instead of them. */
function missing(report) {
  const reason = report.value.withinTopic?.reason;
  return reason && !report.value.explanation.includes(reason) ? h("p", { class: "gap-line" }, gap(report.at("withinTopic"))) : null;
}

function article(report, deployment) {
  const about = deployment.value;
  if (report.problem) {
    return h("article", { class: "deployment" }, h("h3", {}, deployment.at("id").mark(about.id)), notice(report, "Drift about this deployment"));
  }
  return h("article", { class: "deployment" },
    h("h3", {}, report.at("deployment").mark(report.value.deployment), badge(report.value.label)),
    h("p", { class: "served" },
      [about.model, about.modelVersion, about.promptTemplate && "template " + about.promptTemplate].filter(Boolean).map((text, i) =>
        [i ? ", " : "", h("span", { "data-fixed": true }, text)]),
      about.inferred ? ", inferred from traffic" : "", ". ",
      about.description ? deployment.at("description").mark(about.description + ". ") : "",
      deployment.at("records").mark(whole(about.records)), " records."),
    report.at("explanation").mark(report.value.explanation, { class: "explanation" }, "p"),
    report.value.label === "INSUFFICIENT" ? missing(report) : h("div", { class: "columns" }, h("div", {}, sizes(report), facts(report)), forest(report)));
}

/** Shows every deployment, newest first. */
export function renderAdaptation({ adaptations, deployments }) {
  const about = deployments.at("deployments").list();
  show("adaptation", [adaptations.map(content), content(deployments)], () => [
    h("h2", { id: "adaptation-title" }, "What each deployment did to the way people ask"),
    deployments.problem ? notice(deployments, "Drift about deployments") : null,
    deployments.value && about.length === 0 && h("p", { class: "quiet" }, "No deployment has been seen."),
    adaptations.map((a, i) => article(a, about[i])).reverse(),
  ]);
}
