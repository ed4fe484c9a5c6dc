// Reads drift's HTTP API. The browser revalidates by ETag, so an unchanged answer costs no body.

import { Source } from "./dom.js";

const BASE = "/api/v1/";

/** The session ended or never was. */
export class SignedOut extends Error {}

/** Drift answered, but with a failure. */
export class Failed extends Error {}

async function ask(path) {
  const url = BASE + path;
  const response = await fetch(url, { cache: "no-cache", signal: AbortSignal.timeout(20_000) });
  if (response.status === 401 || response.status === 403) {
    throw new SignedOut();
  }
  return { url, response };
}

/** Reads one answer; where that fails for itself the value is null, and `problem` says why. */
async function read(path) {
  const { url, response } = await ask(path);
  const body = await response.json().catch(() => null);
  const ok = response.ok && body !== null;
  const source = new Source(url, ok ? body : null);
  source.problem = ok ? null : body?.detail ?? `the answer was HTTP status ${response.status}`;
  return source;
}

/** Reads applications and peers; without applications there is no page. */
export async function readOverview() {
  const [applications, peers] = await Promise.all([read("applications"), read("peers")]);
  if (applications.problem) {
    throw new Failed(applications.problem);
  }
  return { applications, peers };
}

/**
 * Reads everything of one application; adaptation reports in the order of the deployments, and of
 * the differences between versions of the eval set those that `wanted` names as [from, to].
 */
export async function readApplication(id, wanted) {
  const base = `applications/${encodeURIComponent(id)}/`;
  const own = Promise.all(["traffic", "shift", "shift/history", "deployments"].map((part) => read(base + part)));
  const others = Promise.all(["quality", "candidates", "versions"].map((part) => read(base + part)));
  const [traffic, shift, history, deployments] = await own;
  const adaptations = await Promise.all(deployments.at("deployments").list().map((d) =>
    read(`${base}deployments/${encodeURIComponent(d.value.id)}/adaptation`)));
  const [quality, candidates, versions] = await others;
  const diffs = await Promise.all(wanted(id, versions).map(([from, to]) => read(`${base}versions/${from}/diff/${to}`)));
  return { traffic, shift, history, deployments, adaptations, quality, candidates, versions, diffs };
}
