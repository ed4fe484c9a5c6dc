// What the time axis draws itself: bands, hatched gaps, roll-out lanes, the cursor.

import { percentage } from "./format.js";

/** Runs of neighbouring points that have a number. */
function runs(points) {
  const found = [];
  let run = [];
  for (const p of points) {
    if (p.ok) {
      run.push(p);
    } else if (run.length) {
      found.push(run);
      run = [];
    }
  }
  return run.length ? [...found, run] : found;
}

function area(api, upper, lower, style) {
  const points = [...upper.map((q) => api.coord(q)), ...lower.toReversed().map((q) => api.coord(q))];
  return { type: "polygon", shape: { points }, style, silent: true };
}

/** Hairlines at the ticks, the one at zero drawn through. */
export function rules(ticks, c) {
  return (params, api) => {
    const { x, width } = params.coordSys;
    return {
      type: "group",
      children: ticks.map((tick) => {
        const y = Math.round(api.coord([0, tick])[1]) + 0.5;
        return { type: "line", shape: { x1: x, x2: x + width, y1: y, y2: y }, style: { stroke: tick === 0 ? c["ink-3"] : c.line, lineWidth: 1 } };
      }),
    };
  };
}

/** The interval of a line. */
export function band(points, c, style = { fill: c["sea-band"] }) {
  return (_, api) => ({
    type: "group",
    children: runs(points).map((run) => area(api, run.map((p) => [p.x, p.high]), run.map((p) => [p.x, p.low]), style)),
  });
}

/** What chance alone makes: one standard deviation to both sides of zero. */
export function floor(points, c) {
  return (_, api) => ({
    type: "group",
    children: runs(points.map((p) => ({ ...p, ok: p.ok && p.noise !== null }))).map((run) => {
      const wide = [{ ...run[0], x: run[0].x - 0.5 }, ...run, { ...run.at(-1), x: run.at(-1).x + 0.5 }];
      return area(api, wide.map((p) => [p.x, p.noise]), wide.map((p) => [p.x, -p.noise]), { fill: c.floor });
    }),
  });
}

function tile(colour) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 16;
  const pen = canvas.getContext("2d");
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  for (const x of [-16, -8, 0, 8, 16]) {
    pen.moveTo(x, 16);
    pen.lineTo(x + 16, 0);
  }
  pen.stroke();
  return { image: canvas, repeat: "repeat" };
}

/** Days without a number, hatched over the whole height, with the newest reason written in. */
export function hatch(m, c, narrow, nothing = "No day has closed yet.") {
  const fill = tile(c.hatch);
  return (params, api) => {
    const box = params.coordSys;
    const children = [];
    let from = null;
    const close = (to, reason) => {
      const [x1] = api.coord([from, 0]);
      const [x2] = api.coord([to, 0]);
      children.push({ type: "rect", shape: { x: x1, y: box.y, width: x2 - x1, height: box.height }, style: { fill } });
      const width = x2 - x1 - 16;
      if (width > 60) {
        children.push({ type: "text", x: (x1 + x2) / 2, y: box.y + box.height / 2, style: {
          text: "Not enough data" + (narrow || width < 150 ? "" : "\n" + (reason ?? "")), width: Math.min(240, width - 12), overflow: "break", align: "center", verticalAlign: "middle",
          fill: c["ink-2"], font: "12px " + getComputedStyle(document.body).fontFamily, lineHeight: 17, backgroundColor: c.page, padding: [4, 8], borderRadius: 4 } });
      }
      from = null;
    };
    m.points.forEach((p, i) => {
      if (!p.ok && from === null) {
        from = p.x - 0.5;
      }
      const next = m.points[i + 1];
      if (!p.ok && (!next || next.ok)) {
        close(p.x + 0.5, p.reason);
      }
    });
    if (!m.points.length && m.days.length) {
      from = m.first;
      close(m.last, nothing);
    }
    return { type: "group", children };
  };
}

function text(x, y, words, c, colour, align = "left", backgroundColor = undefined) {
  return { type: "text", x, y, z2: 10, style: { text: words, fill: colour, backgroundColor, padding: backgroundColor ? [0, 4] : 0, font: "12px " + getComputedStyle(document.body).fontFamily, verticalAlign: "middle", align } };
}

/** Cumulative share of user blocks of a roll-out: steps of (x, share). */
function shares(deployment) {
  let blocks = 0;
  return deployment.waves.length
    ? deployment.waves.map((w) => ({ x: w.x, share: (blocks += w.blocks) / 256 }))
    : [{ x: deployment.x, share: 1 }];
}

/** The reference window. */
function reference(pen, { reference: days }) {
  if (days) {
    pen.rect(days.from, days.to, 9, 4, pen.c["ink-3"]);
    pen.after(days.to, 11, "reference week");
  }
}

/** A deployment, as high as its share of user blocks. */
function deployment(pen, { deployment: d }) {
  const base = pen.height - 4;
  const full = pen.height - 9;
  const steps = shares(d);
  steps.forEach((s, k) => pen.rect(s.x, k + 1 < steps.length ? steps[k + 1].x : Infinity, base - full * s.share, full * s.share, pen.c["tide-band"]));
  pen.rect(d.x, Infinity, base, 1, pen.c.tide);
  const label = d.waves.length ? `${d.waves.length} wave${d.waves.length > 1 ? "s" : ""} to ${percentage(steps.at(-1).share)}\u00a0%` : "everybody";
  pen.beside(d.x, Infinity, base - full / 2, `${d.id}, ${label}`, d.waves.length > 0);
}

/** The pools of eval sets, each with a mark where it was cut. */
function sets(pen, { sets: all }) {
  all.forEach((v, i) => {
    pen.rect(v.from, v.to, 11, 4, pen.c.set, 1);
    pen.mark(v.to, 13, pen.c.set);
    const room = pen.px(v.to) - pen.px(v.from) - 12;
    const words = i === 0 && room > 52 ? `eval set ${v.number}` : String(v.number);
    if (room > words.length * 6) {
      pen.text(pen.px(v.from), 4, words, pen.c.set);
    }
  });
}

/** The days a candidate was judged on, in the colour of its verdict. */
function candidate(pen, { candidate: d }) {
  const colour = { BETTER: pen.c.good, EQUIVALENT: pen.c.good, NON_INFERIOR: pen.c.good, WORSE: pen.c.bad }[d.verdict] ?? pen.c["ink-3"];
  pen.rect(d.from, d.to, pen.height / 2 - 1, 2, colour);
  pen.beside(d.from, d.to, pen.height / 2, `${d.id}, ${WORDS[d.verdict] ?? ""}`, true);
}

const WORDS = {
  BETTER: "better", WORSE: "worse", NON_INFERIOR: "not worse", EQUIVALENT: "equivalent", KEEP_GOING: "not settled yet", INSUFFICIENT: "not enough data",
};

const LANES = { reference, deployment, sets, candidate };

/** Draws in one lane: x in days, y in pixels from its top. */
class Pen {
  constructor(box, api, c, top, height) {
    Object.assign(this, { c, height, top, box, children: [] });
    this.px = (x) => Math.min(box.x + box.width, Math.max(box.x, x === Infinity ? box.x + box.width : api.coord([x, 0])[0]));
  }

  rect(from, to, y, height, fill, gap = 0) {
    const [x1, x2] = [this.px(from), this.px(to)];
    this.children.push({ type: "rect", shape: { x: x1 + gap, y: this.top + y, width: Math.max(0, x2 - x1 - 2 * gap), height }, style: { fill } });
  }

  mark(x, y, fill) {
    const [cx, cy] = [this.px(x), this.top + y];
    this.children.push({ type: "polygon", z2: 5, shape: { points: [[cx - 5, cy], [cx, cy - 5], [cx + 5, cy], [cx, cy + 5]] }, style: { fill, stroke: this.c.page, lineWidth: 1.5 } });
  }

  text(x, y, words, colour, align = "left", background = undefined) {
    this.children.push(text(x, this.top + y, words, this.c, colour, align, background));
  }

  after(x, y, words) {
    this.text(this.px(x) + 6, y, words, this.c["ink-2"]);
  }

  /** Beside a span where there is more room: before it, after it, or within it. */
  beside(from, to, y, words, free) {
    const [x1, x2] = [this.px(from), this.px(to)];
    const [before, after] = [x1 - this.box.x, this.box.x + this.box.width - x2];
    if (free && before > Math.max(after, this.box.x + this.box.width - x1)) {
      this.text(x1 - 6, y, words, this.c["ink-2"], "right");
    } else if (after > words.length * 6.2) {
      this.text(x2 + 6, y, words, this.c["ink-2"]);
    } else if (free && before > words.length * 6.2) {
      this.text(x1 - 6, y, words, this.c["ink-2"], "right");
    } else {
      this.text(x1 + 6, y, words, this.c["ink-2"], "left", to === Infinity ? undefined : this.c.page);
    }
  }
}

/** A lane each: reference window, deployments, eval sets, candidates. */
export function lanes(all, c) {
  return (params, api) => {
    const box = params.coordSys;
    const height = box.height / all.length;
    return {
      type: "group",
      children: all.flatMap((lane, i) => {
        const pen = new Pen(box, api, c, box.y + height * i, height);
        LANES[lane.kind](pen, lane);
        return pen.children;
      }),
    };
  };
}

/** What was received each day, the sampled part of it darker. */
export function bars(days, c) {
  return (params, api) => {
    const wide = Math.min(28, 0.72 * (api.coord([1, 0])[0] - api.coord([0, 0])[0]));
    const bar = (d, count, fill) => {
      const [x, y] = api.coord([d.x, count]);
      const base = api.coord([d.x, 0])[1];
      return { type: "rect", shape: { x: x - wide / 2, y, width: wide, height: base - y }, style: { fill } };
    };
    return { type: "group", children: days.flatMap((d) => [bar(d, d.received, c["bar-2"]), bar(d, d.sampled, c.bar)]) };
  };
}

/** The day being read. */
export function step(cursor, c) {
  return (params, api) => {
    const x = cursor();
    if (x === null) {
      return { type: "group", children: [] };
    }
    const [px] = api.coord([x, 0]);
    const { y, height } = params.coordSys;
    return { type: "line", shape: { x1: px, x2: px, y1: y, y2: y + height }, style: { stroke: c["ink-2"], lineWidth: 1, lineDash: [2, 2] } };
  };
}
