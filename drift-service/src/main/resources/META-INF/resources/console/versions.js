// Versions of the living eval set: what each is worth, and what changed since the one before.

import { fact, fold, h, isOpen, show } from "./dom.js";
import { fixed, longDay, moment, plainDay, whole } from "./format.js";
import { basis, percent, worth } from "./estimate.js";
import { content, notice } from "./peers.js";
import { light } from "./reports.js";

const SHOWN = 3;

function foldName(app, from, to) {
  return `diff ${app} ${from} ${to}`;
}

/** The differences to read: the newest, and those that stand open. */
export function wantedDiffs(app, versions) {
  const numbers = (versions.value?.versions ?? []).map((v) => v.number);
  const pairs = numbers.slice(1).map((from, i) => [from, numbers[i]]);
  return pairs.filter(([from, to], i) => i === 0 || isOpen(foldName(app, from, to)));
}

function certificate(version) {
  const c = version.at("certificate");
  const v = version.value;
  return h("dl", { class: "facts" },
    fact("Worth in fresh prompts", worth(c.at("equivalentFreshSample")), h("small", {}, "it has ", version.at("items").mark(whole(v.items)), " items"), basis(c.at("equivalentFreshSample"))),
    fact("Uncovered", percent(c.at("uncovered")), h("small", {}, "of held-out prompts, beyond what chance leaves"), basis(c.at("uncovered"))),
    fact("Held out", c.at("heldOutUsers").mark(whole(v.certificate.heldOutUsers), { class: "n" }), " users",
      h("small", {}, c.at("heldOutItems").mark(whole(v.certificate.heldOutItems)), " of their prompts")),
    fact("Chosen from", c.at("poolItems").mark(whole(v.certificate.poolItems), { class: "n" }), " prompts of ", c.at("poolUsers").mark(whole(v.certificate.poolUsers)), " users",
      h("small", {}, c.at("merged").mark(whole(v.certificate.merged)), " near duplicates merged")),
    fact("Items", version.at("retained").mark(whole(v.retained), { class: "n" }), " kept from before, ", version.at("slice").mark(whole(v.slice), { class: "n" }), " drawn by chance"),
    fact("Pool", version.at("poolFirstDay").mark(plainDay(v.poolFirstDay)), " to ", version.at("poolLastDay").mark(plainDay(v.poolLastDay)),
      h("small", {}, v.origin === "WEEK" ? "cut by the calendar at " : "cut on request at ", version.at("cutAt").mark(moment(v.cutAt, "UTC")), " UTC")));
}

function prompts(title, source, empty) {
  const all = source.list();
  return h("div", { class: "prompts" }, h("h4", {}, title), all.length === 0
    ? h("p", { class: "quiet" }, empty)
    : h("ul", { tabindex: 0, "aria-label": title }, all.map((p) => h("li", {},
        p.value.text === null ? h("span", { class: "quiet" }, "erased, or not sent") : p.at("text").mark(p.value.text, { class: "prompt" }),
        p.value.cut ? "\u2026" : null,
        h("small", {}, " topic ", p.at("cell").mark(whole(p.value.cell)), p.value.day ? [", ", p.at("day").mark(longDay(p.value.day))] : null)))));
}

function cells(diff) {
  const all = diff.at("cells").list();
  const share = (cell, key) => h("td", {}, cell.at(key).mark(fixed(cell.value[key] * 100, 1), { "data-exponent": -2 }), "\u00a0%");
  return all.length === 0 ? null : h("table", { class: "rules" },
    h("caption", {}, "Topics whose share changed most, of ", diff.at("cellsChanged").mark(whole(diff.value.cellsChanged)), " that changed"),
    h("thead", {}, h("tr", {}, ["Topic", "Before", "Now"].map((t) => h("th", { scope: "col" }, t)))),
    h("tbody", {}, all.map((c) => h("tr", {}, h("th", { scope: "row" }, c.at("cell").mark(whole(c.value.cell))), share(c, "from"), share(c, "to")))));
}

function difference(diff) {
  const count = (key) => diff.at(key).mark(whole(diff.value[key]), { class: "n" });
  return [
    notice(diff, "The eval set"),
    diff.value && h("p", { class: "change" }, count("kept"), " kept, ", count("added"), " new, ", count("removed"), " gone"),
    diff.value && h("div", { class: "diff" }, cells(diff),
      prompts("New", diff.at("addedPrompts"), "None."), prompts("Gone", diff.at("removedPrompts"), "None.")),
  ];
}

function article(app, version, before, diffs) {
  const { number, certificate: c } = version.value;
  const name = before && foldName(app, before.value.number, number);
  const diff = before && diffs.find((d) => d.url.endsWith(`/versions/${before.value.number}/diff/${number}`));
  return h("article", { class: "version", "data-version": number },
    h("h3", {}, h("span", {}, "Version ", version.at("number").mark(whole(number))), light(c.light)),
    version.at("sentence").mark(version.value.sentence, { class: "said" }, "p"), certificate(version),
    before && fold(name, ["What changed since version ", before.at("number").mark(whole(before.value.number))],
      diff ? difference(diff) : h("p", { class: "quiet" }, "Reading what changed\u2026")));
}

/** Shows the newest versions, older ones folded away. */
export function renderVersions(application, { versions, diffs }) {
  const app = application.value.id;
  show("versions", [app, content(versions), diffs.map((d) => [d.url, content(d)])], () => {
    const all = versions.at("versions").list();
    const articles = all.map((v, i) => article(app, v, all[i + 1], diffs));
    return [
      h("h2", { id: "versions-title" }, "The living eval set"),
      notice(versions, "The eval set"),
      versions.value && all.length === 0 && h("p", { class: "quiet" }, "No version has been cut. The first is cut when a week of the application\u2019s clock ends, or on request."),
      articles.slice(0, SHOWN),
      articles.length > SHOWN && fold("older versions " + app, "Older versions", articles.slice(SHOWN)),
    ];
  });
}
