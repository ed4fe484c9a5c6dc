// One number with its uncertainty, or the hatched gap with its reason.

import { h, s } from "./dom.js";
import { decimalsOf, factor, fixed, signed, whole } from "./format.js";

/** True when the number of an estimate may be used. */
export function usable(estimate) {
  return estimate?.value?.status === "OK";
}

/** Value and interval as text, scaled by 10^exponent: "7.9 [6.6, 9.2] × 10⁻⁴". */
export function spelled(estimate, exponent, { sign = false } = {}) {
  const scale = 10 ** -exponent;
  const { value, low, high } = estimate.value;
  const decimals = decimalsOf(((high - low) / 2) * scale);
  const number = (key, v) =>
    estimate.at(key).mark((sign ? signed : fixed)(v * scale, decimals), { "data-exponent": exponent });
  return [
    h("b", { class: "n" }, number("value", value)),
    h("span", { class: "interval" }, " [", number("low", low), ", ", number("high", high), "]"),
    exponent ? h("span", { class: "factor", "data-fixed": true }, "\u00a0" + factor(exponent)) : null,
  ];
}

/** What a number rests on: how many, and worth how many independent ones. */
export function basis(estimate) {
  return usable(estimate)
    ? h("small", { class: "basis" }, "n\u00a0", estimate.at("n").mark(whole(estimate.value.n)), ", effective\u00a0", estimate.at("nEff").mark(whole(estimate.value.nEff)))
    : null;
}

/** A share as percent with its interval: "3.1 % [1.0, 5.2]". */
export function percent(estimate, options) {
  if (!usable(estimate)) {
    return gap(estimate);
  }
  const { value, low, high } = estimate.value;
  const decimals = Math.min(2, decimalsOf((high - low) * 50));
  const part = (key, v) => estimate.at(key).mark((options?.sign ? signed : fixed)(v * 100, decimals), { "data-exponent": -2 });
  return h("span", { class: "estimate" }, h("b", { class: "n" }, part("value", value), "\u00a0%"),
    h("span", { class: "interval" }, " [", part("low", low), ", ", part("high", high), "]"));
}

/** So many fresh prompts; the data need not bound them from above. */
export function worth(estimate) {
  if (!usable(estimate)) {
    return gap(estimate);
  }
  const { value, low, high } = estimate.value;
  const part = (key, v) => estimate.at(key).mark(whole(v));
  const interval = value === null || high === null ? [" [from ", part("low", low), ", no upper limit]"] : [" [", part("low", low), ", ", part("high", high), "]"];
  return h("span", { class: "estimate" },
    h("b", { class: "n" }, value === null ? ["at least ", part("low", low)] : part("value", value)),
    value === null ? null : h("span", { class: "interval" }, interval));
}

/** The hatched gap with its reason. */
export function gap(estimate) {
  return h("span", { class: "gap" },
    h("span", { class: "hatch" }, "not enough data"),
    estimate.at("reason").mark(estimate.value?.reason ?? "", { class: "reason" }));
}

/** Estimate as text or gap. */
export function number(estimate, exponent, options) {
  return usable(estimate) ? h("span", { class: "estimate" }, spelled(estimate, exponent, options)) : gap(estimate);
}

/** A whisker on an axis from `least` to `most`, drawn 0 to 100; 0 is a hairline. */
export function whisker({ low, value, high }, least, most, { found = false, margin = null } = {}) {
  const x = (v) => (100 * (v - least)) / (most - least);
  const clip = (v) => Math.min(100, Math.max(0, x(v)));
  return s("svg", { class: "whisker" + (found ? " found" : ""), viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true" },
    margin ? s("rect", { class: "margin", x: clip(-margin), width: clip(margin) - clip(-margin), y: 0, height: 20 }) : null,
    s("line", { class: "zero", x1: clip(0), x2: clip(0), y1: 0, y2: 20 }),
    s("line", { class: "span", x1: clip(low), x2: clip(high), y1: 10, y2: 10 }),
    s("line", { class: "end", x1: clip(low), x2: clip(low), y1: 6, y2: 14 }),
    s("line", { class: "end", x1: clip(high), x2: clip(high), y1: 6, y2: 14 }),
    s("line", { class: "dot", x1: clip(value), x2: clip(value), y1: 10, y2: 10 }));
}
