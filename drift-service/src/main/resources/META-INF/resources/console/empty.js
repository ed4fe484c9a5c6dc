// What the page says before the first interaction.

import { h } from "./dom.js";

/** How to send traffic. */
export function renderEmpty() {
  return h("section", { class: "start", "aria-labelledby": "start-title" },
    h("h1", { id: "start-title" }, "No traffic yet"),
    h("p", {}, "This page fills itself as soon as the first interaction arrives. Three ways to send some:"),
    h("dl", {},
      h("div", {}, h("dt", {}, "See it work"), h("dd", {}, h("pre", {}, h("code", {}, "./tidemark demo")), "Simulated users of a chat product, with a deployment in the middle.")),
      h("div", {}, h("dt", {}, "Replay what you have"), h("dd", {}, h("pre", {}, h("code", {}, "./tidemark replay FILE --app NAME")), "A file of one interaction a line, played in time order through the same door as a gateway.")),
      h("div", {}, h("dt", {}, "Point a gateway at it"), h("dd", {}, h("pre", {}, h("code", {}, "POST /api/v1/applications/NAME/interactions")), "On the ingest service, with the gateway\u2019s token; over gRPC it is RecordInteractions."))));
}

/** An application that is known, though no record of it has come. */
export function renderNoRecord(application) {
  return h("p", { class: "quiet" }, "No record of ", application.at("id").mark(application.value.id), " yet: its first day starts the chart.");
}

/** How to get in. */
export function renderSignIn() {
  return h("section", { class: "start", "aria-labelledby": "start-title" },
    h("h1", { id: "start-title" }, "This console opens with a one-time link"),
    h("p", {}, "The launcher prints the link when it starts. It works once, and is then a session of the browser that opened it."),
    h("p", {}, "For a new one, run this where Tidemark runs:"),
    h("pre", {}, h("code", {}, "./tidemark status")),
    h("p", { class: "quiet" }, "Scripts read the same numbers with a viewer\u2019s token at ", h("code", {}, "/api/v1/applications"), "."));
}
