"use strict";
// The graphs: time and sequence numbers as Stevens drew them, the window, round-trip times.
(() => {
  const { el, byId } = Handshake.dom;
  let rows = [];
  let of = "";
  let direction = -1;
  let plots = [];

  const largest = (...lists) => {
    let most = 1;
    for (const list of lists) for (const p of list) most = Math.max(most, p.to ?? p.y);
    return most;
  };

  function legend(entries) {
    return el("p", { class: "legend" }, ...entries.map(([name, colour]) => {
      const swatch = el("i", { "aria-hidden": "true" });
      swatch.style.background = `var(--${colour})`;
      return el("span", null, swatch, Handshake.words.say(name));
    }));
  }

  function make(name, hint, entries, options) {
    const { say } = Handshake.words;
    const graph = Handshake.plot({
      title: say(name) + ". " + say(hint),
      x: [0, Math.max(1e-6, rows[rows.length - 1].time / 1e9)],
      onZoom: (transform) => plots.filter((it) => it !== graph).forEach((it) => it.follow(transform)),
      onPick: (place) => Handshake.choose.place(place),
      format: (n) => Handshake.format.number(n),
      ...options,
    });
    graph.section = el("section", null, el("h3", null, say(name)), legend(entries), graph.box,
      el("p", { class: "quiet" }, say(hint)));
    return graph;
  }

  function makeAll(series) {
    const sent = direction === 0 ? "client" : "server";
    const again = series.data.filter((it) => it.again);
    const top = largest(series.data, series.acks) * 1.04;
    const inSight = { kAgain: again.length, kSack: series.sacks.length, kWindow: series.room.some((it) => it.y < top) };
    const first = make("timeSequence", "timeSequenceHint",
      [["kData", sent], ["kAgain", "bad"], ["kAck", "good"], ["kWindow", "warn"], ["kSack", "link"]]
        .filter(([name]) => inSight[name] ?? true), {
        height: 300, zoomsY: true, y: [0, top],
        marks: [{ kind: "step", colour: "warn", points: series.room },
          { kind: "step", colour: "good", points: series.acks },
          { kind: "bar", colour: sent, points: series.data },
          { kind: "bar", colour: "link", points: series.sacks },
          { kind: "bar", colour: "bad", points: again }],
      });
    const second = make("windowGraph", "windowGraphHint", [["kInFlight", sent], ["kRoom", "warn"]], {
      height: 170, y: [0, largest(series.flight, series.windows) * 1.04],
      marks: [{ kind: "area", colour: sent, points: series.flight },
        { kind: "step", colour: "warn", points: series.windows }],
    });
    const third = make("rttGraph", "rttGraphHint", [], {
      height: 130, y: [0, largest(series.trips)],
      marks: [{ kind: "dot", colour: sent, points: series.trips }],
      format: (ms) => Handshake.format.time(ms * 1e6),
    });
    return series.trips.length ? [first, second, third] : [first, second];
  }

  function bar() {
    const { say } = Handshake.words;
    const way = (value, name) => el("button", {
      "aria-pressed": String(direction === value), on: { click: () => { direction = value; draw(); } },
    }, say(name));
    return el("div", { class: "bar" }, way(0, "toServer"), way(1, "toClient"),
      el("button", { on: { click: () => plots.forEach((it) => it.follow(d3.zoomIdentity)) } }, say("resetZoom")));
  }

  function draw() {
    const { say } = Handshake.words;
    const panel = byId("panel-graph");
    if (rows.length === 0) return panel.replaceChildren();
    const series = Handshake.series.of(rows, direction);
    plots = series.data.length ? makeAll(series) : [];
    const cut = Handshake.now.talk.size > rows.length
      ? el("p", { class: "note" }, say("graphCut", { n: Handshake.format.number(rows.length) })) : "";
    panel.replaceChildren(bar(), cut, ...(plots.length ? plots.map((it) => it.section)
      : [el("p", { class: "quiet" }, say("noData"))]));
    mark();
  }

  const mark = () => plots.forEach((it) => it.choose(Handshake.now.place));

  async function refresh() {
    const talk = Handshake.now.talk;
    if (Handshake.tabs.open() !== "graph" || !talk || of === talk.n + ":" + talk.size) return;
    const another = of.split(":")[0] !== String(talk.n);
    of = talk.n + ":" + talk.size;
    const loaded = await Handshake.series.load(talk);
    if (talk !== Handshake.now.talk) return;
    rows = loaded;
    if (another) direction = talk.bytes[0] > talk.bytes[1] ? 0 : 1;
    draw();
  }

  Handshake.graph = {
    start() {
      for (const event of ["tab", "talk", "grown"]) Handshake.on(event, refresh);
      for (const event of ["language", "theme"]) Handshake.on(event, () => of && draw());
      Handshake.on("row", () => Handshake.tabs.open() === "graph" && mark());
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => of && draw());
    },
  };
})();
