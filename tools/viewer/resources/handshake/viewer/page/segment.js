"use strict";
// All about the chosen segment: what it says, what was found, states, times, source, bytes.
(() => {
  const { el, byId, withFrame } = Handshake.dom;
  const BIG_BYTES = 9000; // more than a jumbo frame carries
  let shown = 0;

  function findingLine(it) {
    const values = { number: Handshake.format.number(it.value), time: Handshake.format.time(it.value),
      bytes: Handshake.format.count(it.value) };
    const sentence = Handshake.words.finding(it.kind)
      .replace(/\{(number|time|bytes)\}/g, (_, name) => values[name]);
    const label = Handshake.words.label(it.kind);
    return el("li", null, label ? el("b", null, label + " ") : null, ...withFrame(sentence, it.refers));
  }

  function verdicts(row) {
    const { say, label } = Handshake.words;
    if (row.findings.length === 0) return null;
    const says = row.findings.filter((it) => label(it.kind));
    const proofs = row.findings.filter((it) => !label(it.kind) && !it.kind.startsWith("differs"));
    const differs = row.findings.filter((it) => it.kind.startsWith("differs"));
    const column = (title, name, found, none) => el("div", { class: name + (found.length ? "" : " none") },
      el("h4", null, title),
      found.length ? el("ul", null, ...found.map(findingLine)) : el("p", { class: "quiet" }, none));
    return el("section", { class: "verdicts" },
      el("h3", null, say("verdicts")),
      el("div", { class: "pair" },
        column(say("wiresharkSays"), "says", says, say("nothingSaid")),
        column(say("bytesProve"), "proof", proofs, say("nothingProven"))),
      ...differs.map((it) => el("p", { class: "differs note" }, Handshake.words.finding(it.kind))));
  }

  function states(row, before) {
    const { say } = Handshake.words;
    const line = (side, name) => {
      const was = before?.states[side] ?? "CLOSED";
      const is = row.states[side];
      return el("tr", { class: name },
        el("th", { scope: "row" }, say(name)),
        el("td", null, was),
        el("td", { class: was === is ? "quiet" : "changed" }, was === is ? say("unchanged") : "→ " + is));
    };
    return el("section", { class: "states" },
      el("h3", null, say("states")),
      el("table", null,
        el("thead", null, el("tr", null, el("td", null), el("th", { scope: "col" }, say("before")),
          el("th", { scope: "col" }, say("after")))),
        el("tbody", null, line(0, "client"), line(1, "server"))));
  }

  function facts(row, before, talk) {
    const { say } = Handshake.words;
    const { time, clock, count } = Handshake.format;
    const fact = (name, ...value) => [el("dt", null, say(name)), el("dd", null, ...value)];
    const list = el("dl", { class: "facts" },
      ...fact("sinceStart", clock(row.time) + "\u202fs"),
      ...(before ? fact("sincePrevious", time(row.time - before.time)) : []),
      ...(talk.rtt ? fact("handshakeRtt", time(talk.rtt)) : []),
      ...(row.inFlight ? fact("inFlight", count(row.inFlight)) : []),
      ...fact("windowBytes", count(row.window)),
      ...fact("completeness", complete(talk.completeness)));
    const acked = row.acked
      ? el("p", { class: "acked" }, ...withFrame(
          say("roundTrip", { time: time(row.roundTrip) }), row.acked)) : null;
    return el("section", null, el("h3", null, say("timing")), acked, list);
  }

  function complete(bits) {
    const { say } = Handshake.words;
    return ["Syn", "SynAck", "Ack", "Data", "Fin", "Rst"]
      .map((name, bit) => (bits & (1 << bit) ? say("complete" + name) : null))
      .filter(Boolean).join(" · ") || "–";
  }

  function artefacts(row) {
    const { say } = Handshake.words;
    const notes = [];
    if (row.length > BIG_BYTES) notes.push(say("bigSegment", { n: Handshake.format.number(row.length) }));
    if (row.more.sum === 1) notes.push(say("checksumWrong"));
    return notes.map((note) => el("p", { class: "note" }, note));
  }

  async function source(row, talk) {
    if (!Handshake.now.state?.program || row.length === 0) return null;
    const from = row.relSeq - 1;
    const calls = await Handshake.source.moved(talk.n, row.direction, from, from + row.length);
    return calls?.length ? Handshake.program.lines(calls) : null;
  }

  async function draw() {
    const { row, talk, place } = Handshake.now;
    const mine = ++shown;
    const box = byId("detail");
    if (!row || !talk) {
      box.replaceChildren(el("p", { class: "quiet" }, Handshake.words.say("nothing")));
      return;
    }
    const [before, detail, lines] = await Promise.all([
      Handshake.rows.get(talk.n, place - 1), Handshake.source.frame(row.frame), source(row, talk)]);
    if (mine !== shown) return;
    const top = box.scrollTop;
    const way = Handshake.words.say(row.direction === 0 ? "toServer" : "toClient");
    const parts = [
      el("h2", null, Handshake.words.say("frame", { n: Handshake.format.number(row.frame) }),
        el("span", { class: "way " + (row.direction === 0 ? "client" : "server") }, way)),
      Handshake.ladder.label(row),
      el("div", { class: "sentence" }, ...Handshake.sentences.of(row).map((it) => el("p", null, it))),
      ...artefacts(row), verdicts(row), lines, states(row, before), facts(row, before, talk),
      detail ? Handshake.bytes.draw(detail, row, box.clientWidth)
        : el("p", { class: "quiet" }, Handshake.words.say("notExported")),
    ];
    box.replaceChildren(...parts.filter(Boolean));
    box.scrollTop = top;
    Handshake.emit("drawn", row);
  }

  Handshake.segment = {
    start() {
      for (const event of ["row", "language"]) Handshake.on(event, draw);
      draw();
    },
  };
})();
