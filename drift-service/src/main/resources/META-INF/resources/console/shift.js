// The shift report in numbers.

import { fact, h, show } from "./dom.js";
import { exponentOf, factor, fixed, plainDay, whole } from "./format.js";
import { basis, number, usable, worth } from "./estimate.js";
import { content, notice } from "./peers.js";
import { light } from "./reports.js";

/** Two days, "6 Apr 2026 to 12 Apr 2026". */
export function windowOf(source) {
  return source.value
    ? [source.at("first").mark(plainDay(source.value.first)), " to ", source.at("last").mark(plainDay(source.value.last))]
    : ["none yet"];
}

function scaled(source, exponent) {
  return source.value === null || source.value === undefined
    ? h("span", { class: "quiet" }, "none yet")
    : [source.mark(fixed(source.value * 10 ** -exponent, 2), { class: "n", "data-exponent": exponent }),
       exponent ? h("span", { class: "factor", "data-fixed": true }, "\u00a0" + factor(exponent)) : null];
}

/** The eval set in force, measured against what users send now. */
function evalSet(source) {
  if (!source.value) {
    return null;
  }
  const { distance, items, version, window } = source.value;
  const exponent = exponentOf([distance.value, distance.high].map((v) => v ?? NaN));
  return h("div", { class: "eval-set" },
    h("h3", {}, h("span", {}, "Against the eval set, version ", source.at("version").mark(whole(version))), light(source.value.light)),
    h("dl", { class: "facts" },
      fact("Distance", number(source.at("distance"), exponent), basis(source.at("distance"))),
      fact("Worth in fresh prompts", worth(source.at("equivalentFreshSample")),
        h("small", {}, "it has ", source.at("items").mark(whole(items)), " items"), basis(source.at("equivalentFreshSample"))),
      fact("Window", windowOf(source.at("window")), window && h("small", {}, "days after its pool"))));
}

/** Shows the newest shift report. */
export function renderShift({ shift }) {
  show("shift", content(shift), () => {
    if (shift.problem) {
      return [h("h2", { id: "shift-title" }, "Shift"), notice(shift, "Drift about the shift")];
    }
    const { mmd2, noiseFloor, smallestDetectable } = shift.value;
    const exponent = exponentOf([mmd2.value, mmd2.high, smallestDetectable, noiseFloor].map((v) => v ?? NaN));
    const estimate = shift.at("mmd2");
    return [
      h("h2", { id: "shift-title" }, "Shift"),
      h("dl", { class: "facts" },
        fact("Distance", number(estimate, exponent)),
        fact("Noise floor", scaled(shift.at("noiseFloor"), exponent), h("small", {}, "standard deviation when nothing changes")),
        fact("Smallest detectable", scaled(shift.at("smallestDetectable"), exponent), h("small", { "data-fixed": true }, "found 8 times in 10")),
        fact("Prompts", mmd2.n || usable(estimate) ? estimate.at("n").mark(whole(mmd2.n), { class: "n" }) : h("span", { class: "quiet" }, "none yet"),
          usable(estimate) && h("small", {}, "worth ", estimate.at("nEff").mark(whole(mmd2.nEff)), " independent ones")),
        fact("Window", windowOf(shift.at("window"))),
        fact("Reference", windowOf(shift.at("reference"))),
        fact("Kernel variance", shift.value.kernelVariance === null
          ? h("span", { class: "quiet" }, "none yet")
          : [shift.at("kernelVariance").mark(fixed(shift.value.kernelVariance, 3), { class: "n" }), h("small", {}, "the scale of the distance")]),
        fact("Space", shift.at("space").mark(shift.value.space ?? "none yet", { class: "id" }))),
      evalSet(shift.at("evalSet")),
    ];
  });
}
