// What the time axis draws itself: bands, hatched gaps, roll-out lanes, the cursor.

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

/** The interval of the distance. */
export function band(points, c) {
  return (_, api) => ({
    type: "group",
    children: runs(points).map((run) => area(api, run.map((p) => [p.x, p.high]), run.map((p) => [p.x, p.low]), { fill: c["sea-band"] })),
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
export function hatch(m, c, narrow) {
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
      close(m.last, "No day has closed yet.");
    }
    return { type: "group", children };
  };
}

function text(x, y, words, c, colour, align = "left") {
  return { type: "text", x, y, z2: 10, style: { text: words, fill: colour, font: "12px " + getComputedStyle(document.body).fontFamily, verticalAlign: "middle", align } };
}

/** Cumulative share of user blocks of a roll-out: steps of (x, share). */
function shares(deployment) {
  let blocks = 0;
  return deployment.waves.length
    ? deployment.waves.map((w) => ({ x: w.x, share: (blocks += w.blocks) / 256 }))
    : [{ x: deployment.x, share: 1 }];
}

function percent(share) {
  return (share * 100).toFixed(share * 100 % 1 ? 1 : 0) + "\u00a0%";
}

/** A lane for the reference window and one for each deployment, as high as its share of user blocks. */
export function lanes(m, c, narrow, deployments) {
  return (params, api) => {
    const { x: left, width, y: top, height } = params.coordSys;
    const lane = height / (deployments.length + 1);
    const right = left + width;
    const px = (x) => Math.min(right, Math.max(left, api.coord([x, 0])[0]));
    const children = [];
    const rect = (x1, x2, y, h, fill) => children.push({ type: "rect", shape: { x: x1, y, width: Math.max(0, x2 - x1), height: h }, style: { fill } });
    if (m.reference) {
      const [a, b] = [px(m.reference.from), px(m.reference.to)];
      rect(a, b, top + 9, 4, c["ink-3"]);
      children.push(text(b + 6, top + 11, "reference week", c, c["ink-2"]));
    }
    deployments.forEach((d, i) => {
      const base = top + lane * (i + 2) - 4;
      const full = lane - 9;
      const steps = shares(d);
      steps.forEach((s, k) => rect(px(s.x), k + 1 < steps.length ? px(steps[k + 1].x) : right, base - full * s.share, full * s.share, c["tide-band"]));
      rect(px(d.x), right, base, 1, c.tide);
      const label = d.waves.length ? `${d.waves.length} wave${d.waves.length > 1 ? "s" : ""} to ${percent(steps.at(-1).share)}` : "everybody";
      const start = px(d.x);
      const before = start - left > right - start && d.waves.length;
      children.push(before
        ? text(start - 6, base - full / 2, `${d.id}, ${label}`, c, c["ink-2"], "right")
        : text(start + 6, base - full / 2, `${d.id}, ${label}`, c, c["ink-2"]));
    });
    return { type: "group", children };
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
