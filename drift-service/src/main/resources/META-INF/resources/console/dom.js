// Small helpers that build elements; text only ever enters as text nodes.

const SVG = "http://www.w3.org/2000/svg";

/** Builds an HTML element; null and false children are left out. */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Builds an SVG element. */
export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

/** A term and what it is, for a list of facts. */
export function fact(term, ...description) {
  return h("div", {}, h("dt", {}, term), h("dd", {}, description));
}

/** Replaces what a region shows, but only when its input changed: focus and selection survive. */
export function show(id, input, build) {
  const region = document.getElementById(id);
  const key = JSON.stringify(input);
  if (region.dataset.key === key) {
    return;
  }
  const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
  region.dataset.key = key;
  region.replaceChildren(...[build()].flat(Infinity).filter(Boolean));
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}

const open = new Set();

/** True when the part of that name stands open. */
export function isOpen(name) {
  return open.has(name);
}

/** A part that opens on a click, and stays open when its region is built again. */
export function fold(name, summary, ...children) {
  const toggle = (event) => {
    const before = open.has(name);
    (event.target.open ? open.add : open.delete).call(open, name);
    if (event.target.open && !before) {
      document.dispatchEvent(new Event("opened"));
    }
  };
  return h("details", { class: "fold", open: open.has(name), ontoggle: toggle }, h("summary", { id: "fold-" + name.replaceAll(/\W+/g, "-") }, summary), children);
}

/**
 * A part of an answer of the API, with the address it stands at: `url#/json/pointer`. Everything
 * the page shows of an answer is written through one, so that each number names its source.
 */
export class Source {
  constructor(url, value, pointer = "") {
    this.url = url;
    this.value = value;
    this.pointer = pointer;
  }

  /** The part under a key or index. */
  at(...keys) {
    let value = this.value;
    for (const key of keys) {
      value = value?.[key];
    }
    return new Source(this.url, value, this.pointer + keys.map((key) => "/" + key).join(""));
  }

  /** The parts of a list. */
  list() {
    return (this.value ?? []).map((_, index) => this.at(index));
  }

  get path() {
    return this.url + "#" + this.pointer;
  }

  /** An element that shows this part as `text`. */
  mark(text, attributes, tag = "span") {
    return h(tag, { ...attributes, "data-path": this.path, "data-value": String(this.value) }, text);
  }
}
