// Candidates against production: verdict, interval, and what became of every selected interaction.

import { fact, fold, h, s, show } from "./dom.js";
import { fixed, percentage, plainDay, whole } from "./format.js";
import { basis, gap, number, percent, usable, whisker } from "./estimate.js";
import { content, notice } from "./peers.js";
import { badge, sentence } from "./reports.js";

const GATES = {
  PASS: ["pass", "The gate lets it out."],
  FAIL: ["fail", "The gate holds it back."],
  INCONCLUSIVE: ["wait", "The gate does not decide yet: ask again."],
};

const ENDS = { SCORED: "scored", PENDING: "under way", SKIPPED: "skipped", FAILED: "failed" };

const REASONS = {
  NOT_COMPARABLE: "production\u2019s turn cannot be compared: cached, blocked, cancelled, incomplete, empty, or with a tool",
  UNKNOWN_SAMPLING: "how it was sampled is not known",
  BUDGET: "the budget of the day ran dry",
  JUDGE_BUDGET: "the judge\u2019s budget of the day ran dry",
  TOO_LONG: "the prompt alone may cost more than the budget of a day",
  JUDGE_TOO_LONG: "what the judge would read may cost more than its budget of a day",
  TEXT_DROPPED: "its text was not kept any more when its turn came",
  OVERDUE: "its turn had not come when it had waited too long",
  RETIRED: "the candidate was retired before its turn",
  LATE: "its day had been counted already",
  TIMEOUT: "no whole answer in time",
  RATE_LIMITED: "the endpoint said too many requests",
  SERVER_ERROR: "the endpoint failed",
  REFUSED: "the endpoint refused the request",
  REDIRECTED: "the endpoint sent it elsewhere, which is not followed",
  UNREACHABLE: "no connection",
  CLOSED: "the connection was closed before the end",
  TOO_LARGE: "the answer was too long",
  BAD_ANSWER: "the answer was no chat completion",
  INCOMPLETE: "the answer was cut at the most tokens it may have",
  NOT_ALLOWED: "the endpoint is not allowed any more",
  NO_SECRET: "its secret is gone",
  CIRCUIT_OPEN: "not called: the endpoint has been failing for long",
  UNPARSABLE: "the judge\u2019s answer could not be read",
  NO_TEXT: "there was no text to judge",
};

const RULES = { "not-empty": "not empty", "no-refusal": "no refusal", "valid-json": "valid JSON", "in-time": "in time" };

function why(reason) {
  const judge = reason.startsWith("JUDGE_");
  const name = judge && !REASONS[reason] ? reason.slice(6) : reason;
  const words = REASONS[name] ?? name.toLowerCase().replaceAll("_", " ");
  return judge && !words.includes("judge") ? "judging: " + words : words;
}

/** The interval on an axis that all cards share, with the margin as a strip. */
function plot(candidate, reach) {
  const { verdict, margin, difference } = candidate.value.verdict;
  if (!usable(candidate.at("verdict", "difference"))) {
    return null;
  }
  return h("div", { class: "duel " + verdict.toLowerCase() },
    whisker(difference, -reach, reach, { found: !["KEEP_GOING", "INSUFFICIENT"].includes(verdict), margin }),
    h("p", { class: "axis", "aria-hidden": "true" }, h("span", {}, "worse"), h("span", {}, "as production"), h("span", {}, "better")));
}

function evidence(candidate) {
  const v = candidate.at("verdict");
  const { firstDay, margin, missingAsLoss } = v.value;
  return h("dl", { class: "facts" },
    fact("Difference", number(v.at("difference"), 0, { sign: true }),
      h("small", {}, "mean over requests; margin ", v.at("margin").mark(fixed(margin, 3))), basis(v.at("difference"))),
    fact("Users", v.at("users").mark(whole(v.value.users), { class: "n" }),
      h("small", {}, v.at("units").mark(whole(v.value.units)), " closed user-days")),
    firstDay && fact("Days", v.at("firstDay").mark(plainDay(firstDay)), " to ", v.at("lastDay").mark(plainDay(v.value.lastDay))),
    missingAsLoss.status === "OK" && fact("If what is missing had lost", number(v.at("missingAsLoss"), 0, { sign: true }),
      h("small", {}, "had it won: ", number(v.at("missingAsWin"), 0, { sign: true })), basis(v.at("missingAsLoss"))),
    usable(v.at("similarity")) && fact("Likeness to production\u2019s answers", number(v.at("similarity"), 0),
      h("small", {}, "a difference, never a verdict"), basis(v.at("similarity"))));
}

function gate(candidate) {
  const { decision, reason } = candidate.value.gate;
  const [kind, words] = GATES[decision] ?? ["wait", decision];
  return h("p", { class: "gate " + kind }, h("strong", {}, words),
    reason && reason !== candidate.value.verdict.sentence ? [" ", candidate.at("gate", "reason").mark(reason)] : null);
}

function term(source, kind) {
  return h("span", { class: "term " + kind.toLowerCase() }, source.at("count").mark(whole(source.value.count), { class: "n" }), h("small", {}, ENDS[kind] ?? kind.toLowerCase()));
}

/** Every selected interaction at one end, and why some were not scored. */
function ends(candidate) {
  const all = candidate.at("ends").list();
  const reasons = all.flatMap((end) => end.at("reasons").list().map((reason) => ({ end, reason })));
  const sign = (text) => h("span", { class: "sign", "aria-hidden": "true" }, text);
  return h("div", { class: "ends" },
    h("p", { class: "equation" },
      h("span", { class: "term" }, candidate.at("selected").mark(whole(candidate.value.selected), { class: "n" }), h("small", {}, "selected")),
      all.map((end, i) => [sign(i ? "+" : "="), term(end, end.value.status)])),
    reasons.length > 0 && h("ul", { class: "reasons" }, reasons.map(({ end, reason }) => h("li", {},
      reason.at("count").mark(whole(reason.value.count), { class: "n" }), " ", ENDS[end.value.status] ?? "", ": ", why(reason.value.reason)))));
}

function budget(candidate) {
  const { tokensToday, tokensPerDay } = candidate.value;
  const used = Math.min(100, (100 * tokensToday) / Math.max(1, tokensPerDay));
  return h("p", { class: "budget" },
    s("svg", { class: "shares", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" }, s("rect", { class: "sampled", x: 0, y: 0, width: used, height: 6 })),
    candidate.at("tokensToday").mark(whole(tokensToday), { class: "n" }), " of ", candidate.at("tokensPerDay").mark(whole(tokensPerDay)), " tokens used today");
}

function rules(candidate) {
  const all = candidate.at("verdict", "rules").list().filter((r) => usable(r.at("candidate")) || usable(r.at("production")));
  return all.length === 0 ? null : fold("rules " + candidate.value.id, "Rules both arms were checked by", h("table", { class: "rules" },
    h("thead", {}, h("tr", {}, ["Rule", "Candidate", "Production"].map((t) => h("th", { scope: "col" }, t)))),
    h("tbody", {}, all.map((r) => h("tr", {}, h("th", { scope: "row" }, RULES[r.value.rule] ?? r.value.rule),
      ["candidate", "production"].map((arm) => h("td", {}, percent(r.at(arm)), basis(r.at(arm)))))))));
}

function card(candidate, reach) {
  const { id, model, state, reachable, replayProbability, verdict } = candidate.value;
  return h("article", { class: "candidate", "data-candidate": id },
    h("h3", {}, candidate.at("id").mark(id), badge(verdict.verdict),
      state !== "ACTIVE" && h("span", { class: "badge" }, state.toLowerCase()),
      state === "ACTIVE" && !reachable && h("span", { class: "badge suggestive" }, "endpoint resting after failures")),
    h("p", { class: "served" }, candidate.at("model").mark(model), ", gets ",
      candidate.at("replayProbability").mark(percentage(replayProbability), { "data-exponent": -2 }), "\u00a0% of the uniform sample."),
    usable(candidate.at("verdict", "difference"))
      ? [sentence(candidate.at("verdict", "sentence")), plot(candidate, reach), gate(candidate), evidence(candidate)]
      : [h("p", { class: "gap-line" }, gap(candidate.at("verdict", "difference"))), gate(candidate)],
    ends(candidate), budget(candidate), rules(candidate));
}

function reachOf(candidates) {
  const values = candidates.filter((c) => usable(c.at("verdict", "difference")))
    .flatMap((c) => [c.value.verdict.difference.low, c.value.verdict.difference.high, 2 * c.value.verdict.margin].map(Math.abs));
  return Math.max(0.05, ...values) * 1.08;
}

/** Shows a card for each candidate, the newest first, those retired folded away. */
export function renderCandidates({ candidates }) {
  show("candidates", content(candidates), () => {
    const all = candidates.at("candidates").list().reverse();
    const reach = reachOf(all);
    const [current, retired] = [all.filter((c) => c.value.state !== "RETIRED"), all.filter((c) => c.value.state === "RETIRED")];
    return [
      h("h2", { id: "candidates-title" }, "Candidates against production"),
      notice(candidates, "Shadow"),
      candidates.value && all.length === 0 && h("p", { class: "quiet" }, "No candidate is registered. Add one with ", h("code", {}, "./tidemark candidate add"), "; it then answers what users send, and nobody but the judge sees its answers."),
      h("div", { class: "cards" }, current.map((c) => card(c, reach))),
      retired.length > 0 && fold("retired", "Retired candidates", h("div", { class: "cards" }, retired.map((c) => card(c, reach)))),
    ];
  });
}
