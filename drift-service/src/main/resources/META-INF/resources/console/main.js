// The console: asks drift every two seconds and redraws what changed.

import { Failed, SignedOut, readApplication, readOverview } from "./api.js";
import { h, show } from "./dom.js";
import { clock, moment } from "./format.js";
import { renderAdaptation } from "./adaptation.js";
import { renderReports } from "./reports.js";
import { renderShift } from "./shift.js";
import { renderCandidates } from "./candidates.js";
import { renderVersions, wantedDiffs } from "./versions.js";
import { renderCounts } from "./counts.js";
import { renderPeers } from "./peers.js";
import { renderEmpty, renderNoRecord, renderSignIn } from "./empty.js";
import { Timeline } from "./timeline.js";

const PERIOD_MS = 2_000;
const timeline = new Timeline();
const state = { chosen: new URLSearchParams(location.search).get("app"), lastAnswer: null };

/** The application to show; null while there is none. */
function choose(applications) {
  const ids = applications.value.applications.map((a) => a.id);
  const index = Math.max(0, ids.indexOf(state.chosen));
  return ids.length ? applications.at("applications", index) : null;
}

function pick(id) {
  state.chosen = id;
  const url = new URL(location.href);
  url.searchParams.set("app", id);
  history.replaceState(null, "", url);
  document.getElementById("content").setAttribute("aria-busy", "true");
  refresh();
}

function renderPicker(applications, chosen) {
  const ids = applications.value.applications.map((a) => a.id);
  show("picker", [ids, chosen?.value?.id], () => ids.length < 2
    ? h("p", { class: "only" }, ids[0] ?? "")
    : h("label", {}, h("span", { class: "hidden" }, "Application"),
        h("select", { id: "picker-select", onchange: (e) => pick(e.target.value) },
          ids.map((id) => h("option", { value: id, selected: id === chosen.value.id }, id)))));
}

/** The state is read out when it changes; the clock, which always does, stands beside it. */
function renderState(live) {
  show("state", live, () => [
    h("span", { class: "pulse" + (live ? " on" : ""), "aria-hidden": "true" }), h("span", {}, live ? "Live" : "Not live")]);
}

function time(application) {
  const { now, timeZone, clock } = application.value;
  return now === null
    ? "no record yet"
    : [application.at("now").mark(moment(now, timeZone)), clock === "EVENT" ? " event time, " : ", ", application.at("timeZone").mark(timeZone)];
}

function renderLive(application) {
  renderState(true);
  show("clock", application?.value && [application.path, application.value.now, application.value.timeZone, application.value.clock],
    () => (application ? time(application) : "waiting for traffic"));
}

/** What there is to say before there is anything to show. */
function renderStart(application, started) {
  show("empty", [application?.path, started], () => (application ? !started && renderNoRecord(application) : renderEmpty()));
}

function render({ overview, application, detail }) {
  const started = application !== null && Timeline.hasDays(detail);
  renderPicker(overview.applications, application);
  renderLive(application);
  show("notice", "", () => []);
  renderStart(application, started);
  document.getElementById("content").hidden = !application;
  document.getElementById("content").removeAttribute("aria-busy");
  renderPeers(overview.peers);
  if (application) {
    renderReports(detail);
    timeline.render(application, detail);
    renderCandidates(detail);
    renderAdaptation(detail);
    renderVersions(application, detail);
    renderShift(detail);
    renderCounts(application);
  }
}

function renderAway(failure) {
  const since = state.lastAnswer ? clock(state.lastAnswer) : null;
  const problem = failure instanceof Failed ? failure.message : null;
  renderState(false);
  show("clock", "", () => []);
  show("notice", [problem, since], () => h("p", { class: "notice" },
    h("strong", {}, problem === null ? "Drift does not answer. " : ["Drift cannot say which applications there are: ", h("span", { "data-fixed": true }, problem), ". "]),
    since
      ? ["This page shows what it said at ", h("time", { "data-clock": since }, since), " and asks again every two seconds."]
      : "This page asks again every two seconds."));
}

function renderSignedOut() {
  ["state", "clock"].forEach((id) => show(id, "", () => []));
  show("notice", "", () => []);
  show("empty", "out", () => renderSignIn());
  document.getElementById("content").hidden = true;
}

let running = false;

async function read() {
  const overview = await readOverview();
  const application = choose(overview.applications);
  return { overview, application, detail: application && await readApplication(application.value.id, wantedDiffs) };
}

/** Reads until nobody chose another application meanwhile: findings stand under the name they were read for. */
async function readChosen() {
  const answer = await read();
  return answer.application?.path === choose(answer.overview.applications)?.path ? answer : readChosen();
}

/** Only an answer that does not come is "away"; a mistake of this page is an error in the console. */
async function refresh() {
  if (running) {
    return;
  }
  running = true;
  try {
    const answer = await readChosen().catch((failure) => ({ failure }));
    if (answer.failure) {
      document.body.dataset.state = answer.failure instanceof SignedOut ? "out" : "away";
      (answer.failure instanceof SignedOut ? renderSignedOut : renderAway)(answer.failure);
    } else {
      state.lastAnswer = new Date();
      render(answer);
      document.body.dataset.state = "live";
    }
  } finally {
    running = false;
  }
}

async function loop() {
  try {
    if (!document.hidden) {
      await refresh();
    }
  } finally {
    setTimeout(loop, PERIOD_MS);
  }
}

document.addEventListener("visibilitychange", () => document.hidden || refresh());
document.addEventListener("opened", refresh);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => timeline.redraw());
loop();
