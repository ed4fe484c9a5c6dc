// Reads drift's HTTP API. The browser revalidates by ETag, so an unchanged answer costs no body.

import { Source } from "./dom.js";

const BASE = "/api/v1/";

/** The session ended or never was. */
export class SignedOut extends Error {}

async function read(path) {
  const url = BASE + path;
  const response = await fetch(url, { cache: "no-cache", signal: AbortSignal.timeout(20_000) });
  if (response.status === 401 || response.status === 403) {
    throw new SignedOut();
  }
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return new Source(url, await response.json());
}

/** Reads applications and peers. */
export async function readOverview() {
  const [applications, peers] = await Promise.all([read("applications"), read("peers")]);
  return { applications, peers };
}

/** Reads everything of one application; adaptation reports in the order of the deployments. */
export async function readApplication(id) {
  const base = `applications/${encodeURIComponent(id)}/`;
  const [traffic, shift, history, deployments] = await Promise.all(
    ["traffic", "shift", "shift/history", "deployments"].map((part) => read(base + part)));
  const adaptations = await Promise.all(
    deployments.value.deployments.map((d) => read(`${base}deployments/${encodeURIComponent(d.id)}/adaptation`)));
  return { traffic, shift, history, deployments, adaptations };
}
