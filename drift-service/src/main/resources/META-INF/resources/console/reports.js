// The newest reports, a sentence each.

import { h, show } from "./dom.js";

const WORDS = {
  CAUSAL: "causal",
  SUGGESTIVE: "suggestive only",
  NOT_IDENTIFIED: "not identified",
  INSUFFICIENT: "not enough data",
};

/** The label of an adaptation report as a badge. */
export function badge(label) {
  return h("span", { class: "badge " + (label ?? "").toLowerCase().replace("_", "-") }, WORDS[label] ?? label);
}

/** A sentence of the API: what stands before its first colon is the claim, the rest its evidence. */
function sentence(source) {
  const text = source.value ?? "";
  const cut = text.indexOf(": ");
  const parts = cut < 0
    ? [h("strong", {}, text)]
    : [h("strong", {}, text.slice(0, cut)), h("span", { class: "hidden" }, ": "), h("span", { class: "evidence" }, text.slice(cut + 2))];
  return source.mark(parts, { class: "sentence" }, "p");
}

/** Shows one sentence for the newest deployment that has a report, and one for the shift. */
export function renderReports({ shift, adaptations }) {
  const newest = adaptations.findLast((a) => a.value.label !== "INSUFFICIENT") ?? adaptations.at(-1);
  show("reports", [newest?.value, shift.value], () => [
    newest && h("article", { class: "report adaptation-report" },
      h("h2", { class: "eyebrow" }, "Adaptation to ", newest.at("deployment").mark(newest.value.deployment), badge(newest.value.label)),
      sentence(newest.at("sentence"))),
    h("article", { class: "report shift-report" },
      h("h2", { class: "eyebrow" }, "Shift", shift.value.mmd2.status === "OK" ? null : badge("INSUFFICIENT")),
      sentence(shift.at("sentence"))),
  ]);
}
