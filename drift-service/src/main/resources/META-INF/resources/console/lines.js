// How the line of each deployment looks, in the chart and in its legend.

import { s } from "./dom.js";

/** Symbols of lines as paths in a box of 12 by 12, the last for what nobody named. */
export const SYMBOLS = [
  "M6 1A5 5 0 1 1 6 11A5 5 0 1 1 6 1Z", "M1 1H11V11H1Z", "M6 0L12 11H0Z", "M6 0L12 6L6 12L0 6Z", "M0 1H12L6 12Z", "M4 0H8V4H12V8H8V12H4V8H0V4H4Z",
  "M0 2L2 0L6 4L10 0L12 2L8 6L12 10L10 12L6 8L2 12L0 10L4 6Z",
];
const LINES = 5;

/** How the line of the n-th deployment looks: no two of thirty alike; null is the one that nobody named. */
export function look(n) {
  return n === null
    ? { line: "line-unknown", symbol: SYMBOLS.length - 1 }
    : { line: "line-" + (1 + n % LINES), symbol: n % (SYMBOLS.length - 1) };
}

/** A piece of such a line, for a legend. */
export function swatch({ line, symbol }) {
  return s("svg", { class: "swatch " + line, viewBox: "0 0 26 12", "aria-hidden": "true" },
    s("path", { d: "M0 6H26", stroke: "currentColor", "stroke-width": 2 }),
    s("path", { d: SYMBOLS[symbol], fill: "currentColor", transform: "translate(8 1) scale(0.83)" }));
}
