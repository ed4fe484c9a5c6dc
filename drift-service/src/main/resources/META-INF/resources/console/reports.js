// The newest reports, a sentence each.

import { h, show } from "./dom.js";
import { content, notice, old } from "./peers.js";

const WORDS = {
  CAUSAL: "causal",
  SUGGESTIVE: "suggestive only",
  NOT_IDENTIFIED: "not identified",
  INSUFFICIENT: "not enough data",
  BETTER: "better",
  WORSE: "worse",
  NON_INFERIOR: "not worse",
  EQUIVALENT: "equivalent",
  KEEP_GOING: "not settled yet",
};

const LIGHTS = {
  GREEN: "green: worth as many fresh prompts as it has items",
  AMBER: "amber: worth fewer fresh prompts than it has items",
  RED: "red: worth less than a quarter of its items",
  UNDECIDED: "undecided: not enough traffic to tell",
};

/** The light of an equivalent fresh sample: a shape of its own for each colour. */
export function light(name, ...before) {
  return name ? h("span", { class: "light " + name.toLowerCase() }, h("i", { "aria-hidden": "true" }), h("span", {}, before, LIGHTS[name] ?? name.toLowerCase().replaceAll("_", " "))) : null;
}

/** The label of a report, or a verdict, as a badge. */
export function badge(label) {
  return h("span", { class: "badge " + (label ?? "").toLowerCase().replaceAll("_", "-") }, WORDS[label] ?? label);
}

/** A sentence of the API: what stands before its first colon is the claim, the rest its evidence. */
export function sentence(source) {
  const text = source.value ?? "";
  const [, claim, between, evidence] = /^(.*?)(: |; |\. )(.*)$/s.exec(text) ?? [null, text, "", ""];
  const parts = [
    h("strong", {}, claim),
    h("span", { class: "hidden" }, between),
    evidence && h("span", { class: "evidence" }, evidence),
  ].filter(Boolean);
  return source.mark(parts, { class: "sentence" }, "p");
}

function article(kind, title, sentenceOf, ...marks) {
  return h("article", { class: "report " + kind }, h("h2", { class: "eyebrow" }, h("span", {}, title), marks), sentence(sentenceOf));
}

function quality(answer) {
  return answer.value?.sentence && article("quality-report", "Production\u2019s quality", answer.at("sentence"), old(answer, "Shadow"));
}

function version(answer) {
  const newest = answer.at("versions", 0);
  return newest.value && article("version-report", ["Eval set, version ", newest.at("number").mark(newest.value.number)],
    newest.at("sentence"), light(newest.value.certificate.light), old(answer, "The eval set"));
}

function age(answer) {
  return answer.value?.away ? answer.value.asOf : null;
}

/** Shows a sentence each: the newest deployment that has a report, shift, quality, eval set. */
export function renderReports({ shift, adaptations, quality: qualities, versions }) {
  const known = adaptations.filter((a) => a.value);
  const newest = known.findLast((a) => a.value.label !== "INSUFFICIENT") ?? known.at(-1);
  show("reports", [newest?.value, content(shift), age(qualities), qualities.value?.sentence, age(versions), versions.value?.versions[0]], () => [
    newest && article("adaptation-report", ["Adaptation to ", newest.at("deployment").mark(newest.value.deployment)],
      newest.at("sentence"), badge(newest.value.label)),
    shift.problem ? notice(shift, "Drift about the shift") : article("shift-report", "Shift", shift.at("sentence"),
      shift.value.mmd2.status === "OK" ? null : badge("INSUFFICIENT"),
      light(shift.value.evalSet?.light, "eval set ", shift.at("evalSet", "version").mark(shift.value.evalSet?.version), " ")),
    quality(qualities),
    version(versions),
  ]);
}
