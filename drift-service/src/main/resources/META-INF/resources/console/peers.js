// The other services: what they are for, whether they answer, and when they last did.

import { h, show } from "./dom.js";
import { clock, shortDay } from "./format.js";

const PURPOSE = {
  shadow: ["Shadow", "How good is production on what users send now, and is the candidate better?"],
  evalset: ["Eval set", "Which few hundred prompts represent this week\u2019s production, and what did last week\u2019s miss?"],
  ingest: ["Ingest", "The front door for gateways: samples, pseudonymises and hands on."],
};

function when(peer) {
  if (!peer.value.lastAnswer) {
    return "It has never answered.";
  }
  const at = new Date(peer.value.lastAnswer);
  const today = new Date().toDateString() === at.toDateString();
  const day = today ? "" : shortDay(Math.floor((at.getTime() - at.getTimezoneOffset() * 60_000) / 86_400_000)) + ", ";
  return ["Last answer ", peer.at("lastAnswer").mark(day + clock(at)), "."];
}

function panel(peer) {
  const { name, status, detail } = peer.value;
  const away = status !== "SERVING";
  const [title, purpose] = PURPOSE[name] ?? [name, ""];
  return h("article", { class: "peer" + (away ? " away" : ""), "data-peer": name },
    h("h2", {}, title, h("span", { class: "status" }, h("span", { class: "pulse" + (away ? "" : " on"), "aria-hidden": "true" }), away ? "away" : "serving")),
    h("p", { class: "purpose" }, purpose),
    h("p", {}, when(peer), " ", detail ? peer.at("detail").mark(detail) : null));
}

/** Shows one panel for each peer, the front door last. */
export function renderPeers(peers) {
  const rank = (p) => ["shadow", "evalset", "ingest"].indexOf(p.value.name);
  show("peers", peers.value, () => peers.at("peers").list().sort((a, b) => rank(a) - rank(b)).map(panel));
}
