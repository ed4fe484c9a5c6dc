// The other services: what they are for, whether they answer, and when they last did.

import { h, show } from "./dom.js";
import { clock, shortDay } from "./format.js";

const PURPOSE = {
  shadow: ["Shadow", "How good is production on what users send now, and is the candidate better?"],
  evalset: ["Eval set", "Which few hundred prompts represent this week\u2019s production, and what did last week\u2019s miss?"],
  ingest: ["Ingest", "The front door for gateways: samples, pseudonymises and hands on."],
};

/** An instant by the reader's clock, with the day unless it is today. */
function said(source) {
  const at = new Date(source.value);
  const today = new Date().toDateString() === at.toDateString();
  const day = today ? "" : shortDay(Math.floor((at.getTime() - at.getTimezoneOffset() * 60_000) / 86_400_000)) + ", ";
  return source.mark(day + clock(at));
}

function when(peer) {
  return peer.value.lastAnswer ? ["Last answer ", said(peer.at("lastAnswer")), "."] : "It has not answered since drift started.";
}

/** What to say of an answer that is old or never came; null while the peer answers. */
export function notice(answer, name) {
  if (!answer.value) {
    return h("p", { class: "notice" }, h("strong", {}, `Nothing is known from ${name}: `), h("span", { "data-fixed": true }, answer.problem.replace(/\.$/, "")), ".");
  }
  return answer.value.away
    ? h("p", { class: "notice" }, h("strong", {}, `${name} does not answer. `), "This is what it said at ", said(answer.at("asOf")), ".")
    : null;
}

/** The same in a few words beside a title; null while the peer answers. */
export function old(answer, name) {
  return answer.value?.away ? h("span", { class: "old" }, `${name} is away, as of `, said(answer.at("asOf"))) : null;
}

/** What an answer says, without when: what is drawn from it need not be drawn again. */
export function content(answer) {
  return answer.value ? { ...answer.value, asOf: answer.value.away ? answer.value.asOf : null } : answer.problem;
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
  show("peers", content(peers), () => peers.problem
    ? notice(peers, "Drift about the other services")
    : peers.at("peers").list().sort((a, b) => rank(a) - rank(b)).map(panel));
}
