// What became of every interaction.

import { h, s, show } from "./dom.js";
import { plainDay, whole } from "./format.js";

function term(source, label, kind) {
  return h("span", { class: "term " + (kind ?? "") }, source.mark(whole(source.value), { class: "n" }), h("small", {}, label));
}

function shares({ received, sampled, unsampled, rejected }) {
  const total = Math.max(1, received);
  let x = 0;
  const part = (kind, count) => {
    const width = (100 * count) / total;
    const rect = s("rect", { class: kind, x, width, y: 0, height: 6 });
    x += width;
    return rect;
  };
  return s("svg", { class: "shares", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    part("sampled", sampled), part("unsampled", unsampled), part("rejected", rejected));
}

/** Shows the counts of an application. */
export function renderCounts(application) {
  const { counts, firstDay, lastClosedDay } = application.value;
  show("counts", [counts, firstDay, lastClosedDay, application.pointer], () => {
    const of = (key) => application.at("counts", key);
    const sign = (text) => h("span", { class: "sign", "aria-hidden": "true" }, text);
    return [
      h("h2", { id: "counts-title" }, "Every interaction accounted for"),
      h("p", { class: "equation" },
        term(of("received"), "received"), sign("="), term(of("sampled"), "sampled", "sampled"), sign("+"),
        term(of("unsampled"), "unsampled", "unsampled"), sign("+"), term(of("rejected"), "rejected", "rejected")),
      shares(counts),
      h("p", { class: "after" },
        "Of those sampled, drift has counted ", of("counted").mark(whole(counts.counted), { class: "n" }),
        "; it dropped ", of("duplicates").mark(whole(counts.duplicates), { class: "n" }), " duplicates, ",
        of("late").mark(whole(counts.late), { class: "n" }), " came late and ",
        of("withoutVector").mark(whole(counts.withoutVector), { class: "n" }), " had no text to embed. First day ",
        firstDay ? application.at("firstDay").mark(plainDay(firstDay)) : "none yet", ", last closed day ",
        lastClosedDay ? application.at("lastClosedDay").mark(plainDay(lastClosedDay)) : "none yet", "."),
    ];
  });
}
