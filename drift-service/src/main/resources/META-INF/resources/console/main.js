// The console: asks drift every two seconds and redraws what changed.

import { SignedOut, readApplication, readOverview } from "./api.js";
import { h, show } from "./dom.js";
import { clock, moment } from "./format.js";
import { renderAdaptation } from "./adaptation.js";
import { renderReports } from "./reports.js";
import { renderShift } from "./shift.js";
import { renderCandidates } from "./candidates.js";
import { renderVersions, wantedDiffs } from "./versions.js";
import { renderCounts } from "./counts.js";
import { renderPeers } from "./peers.js";
import { renderEmpty, renderSignIn } from "./empty.js";
import { Timeline } from "./timeline.js";

const PERIOD_MS = 2_000;
const timeline = new Timeline();
const state = { chosen: new URLSearchParams(location.search).get("app"), lastAnswer: null };

function choose(applications) {
  const ids = applications.value.applications.map((a) => a.id);
  const index = Math.max(0, ids.indexOf(state.chosen));
  return applications.at("applications", index);
}

function pick(id) {
  state.chosen = id;
  const url = new URL(location.href);
  url.searchParams.set("app", id);
  history.replaceState(null, "", url);
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

function renderLive(application) {
  show("live", [application?.value?.now, application?.value?.timeZone, application?.value?.clock, false], () => [
    h("span", { class: "pulse on", "aria-hidden": "true" }),
    application
      ? h("span", {}, "Live, ", application.at("now").mark(moment(application.value.now, application.value.timeZone)),
          application.value.clock === "EVENT" ? " event time, " : ", ", application.at("timeZone").mark(application.value.timeZone))
      : h("span", {}, "Live, waiting for traffic"),
  ]);
}

function render(overview, detail) {
  const list = overview.applications.value.applications;
  const application = list.length ? choose(overview.applications) : null;
  renderPicker(overview.applications, application);
  renderLive(application);
  show("notice", "", () => []);
  show("empty", list.length, () => (list.length ? [] : renderEmpty()));
  document.getElementById("content").hidden = !application || !detail;
  renderPeers(overview.peers);
  if (application && detail) {
    renderReports(detail);
    timeline.render(application, detail);
    renderCandidates(detail);
    renderAdaptation(detail);
    renderVersions(application, detail);
    renderShift(detail);
    renderCounts(application);
  }
}

function renderAway() {
  const since = state.lastAnswer ? clock(state.lastAnswer) : null;
  show("live", ["away", since], () => [h("span", { class: "pulse", "aria-hidden": "true" }), h("span", {}, "Not live")]);
  show("notice", ["away", since], () => h("p", { class: "notice" },
    h("strong", {}, "Drift does not answer. "),
    since
      ? ["This page shows what it said at ", h("time", { "data-clock": since }, since), " and asks again every two seconds."]
      : "This page asks again every two seconds."));
}

function renderSignedOut() {
  show("live", "out", () => []);
  show("notice", "", () => []);
  show("empty", "out", () => renderSignIn());
  document.getElementById("content").hidden = true;
}

let running = false;

async function read() {
  const overview = await readOverview();
  const application = overview.applications.value.applications.length ? choose(overview.applications) : null;
  return { overview, detail: application ? await readApplication(application.value.id, wantedDiffs) : null };
}

/** Only an answer that does not come is "away"; a mistake of this page is an error in the console. */
async function refresh() {
  if (running) {
    return;
  }
  running = true;
  try {
    const answer = await read().catch((failure) => ({ failure }));
    if (answer.failure) {
      document.body.dataset.state = answer.failure instanceof SignedOut ? "out" : "away";
      (answer.failure instanceof SignedOut ? renderSignedOut : renderAway)();
    } else {
      state.lastAnswer = new Date();
      render(answer.overview, answer.detail);
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
