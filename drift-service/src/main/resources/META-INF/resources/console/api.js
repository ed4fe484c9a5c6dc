// Reads drift's HTTP API. The browser revalidates by ETag, so an unchanged answer costs no body.

import { Source } from "./dom.js";

const BASE = "/api/v1/";

/** The session ended or never was. */
export class SignedOut extends Error {}

async function ask(path) {
  const url = BASE + path;
  const response = await fetch(url, { cache: "no-cache", signal: AbortSignal.timeout(20_000) });
  if (response.status === 401 || response.status === 403) {
    throw new SignedOut();
  }
  return { url, response };
}

async function read(path) {
  const { url, response } = await ask(path);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return new Source(url, await response.json());
}

/** Reads what another service found; without it the value is null, and `problem` says why. */
async function readPeer(path) {
  const { url, response } = await ask(path);
  const body = await response.json().catch(() => null);
  const source = new Source(url, response.ok ? body : null);
  source.problem = response.ok ? null : body?.detail ?? "it gave no answer";
  return source;
}

/** Reads applications and peers. */
export async function readOverview() {
  const [applications, peers] = await Promise.all([read("applications"), read("peers")]);
  return { applications, peers };
}

/**
 * Reads everything of one application; adaptation reports in the order of the deployments, and of
 * the differences between versions of the eval set those that `wanted` names as [from, to].
 */
export async function readApplication(id, wanted) {
  const base = `applications/${encodeURIComponent(id)}/`;
  const own = Promise.all(["traffic", "shift", "shift/history", "deployments"].map((part) => read(base + part)));
  const others = Promise.all(["quality", "candidates", "versions"].map((part) => readPeer(base + part)));
  const [traffic, shift, history, deployments] = await own;
  const adaptations = await Promise.all(
    deployments.value.deployments.map((d) => read(`${base}deployments/${encodeURIComponent(d.id)}/adaptation`)));
  const [quality, candidates, versions] = await others;
  const diffs = await Promise.all(wanted(id, versions).map(([from, to]) => readPeer(`${base}versions/${from}/diff/${to}`)));
  return { traffic, shift, history, deployments, adaptations, quality, candidates, versions, diffs };
}
