"use strict";
// The ladder: one lifeline for each socket, one arrow for each segment, time going down.
(() => {
  const { el, svg, byId } = Handshake.dom;
  const ROW_PIXELS = 48;
  const GAP_NANOS = 100_000_000;
  const ARROW_TOP = 21;
  const SLANT_PIXELS = 6;
  const LEFT = { wide: 150, narrow: 134 };
  const STATE_PIXELS = 96;
  let list;
  let box;
  let left = LEFT.wide;
  let right = 600;

  const WORST = { "seen-different": "bad", retransmission: "warn", fast: "warn", spurious: "warn",
    "seen-same": "bad", "seen-all": "bad", "seen-part": "bad", late: "warn", "zero-window": "bad" };

  function measure() {
    const width = box.clientWidth;
    left = (width < 640 ? LEFT.narrow : LEFT.wide) + (width < 640 ? 72 : STATE_PIXELS);
    right = width - (width < 640 ? 76 : STATE_PIXELS + 8);
    box.style.setProperty("--left", left + "px");
    box.style.setProperty("--right", right + "px");
    byId("ends").style.setProperty("--left", left + "px");
    byId("ends").style.setProperty("--right", right + "px");
  }

  const seq = (row) => (Handshake.now.absolute ? row.seq : row.relSeq);
  const ack = (row) => (Handshake.now.absolute ? row.ack : row.relAck);

  function label(row) {
    const { has, flag, flagNames } = Handshake.rows;
    const { number, count } = Handshake.format;
    const parts = flagNames(row)
      .filter((name) => name !== "ACK" || row.length === 0 || has(row, flag.SYN | flag.FIN))
      .map((name) => el("b", { class: "flag " + name }, name));
    if (row.length > 0) parts.push(el("span", { class: "size" }, count(row.length)));
    if (row.length > 0 || has(row, flag.SYN | flag.FIN | flag.RST)) {
      parts.push(el("span", null, "seq " + number(seq(row))));
    }
    if (has(row, flag.ACK)) parts.push(el("span", null, "ack " + number(ack(row))));
    return el("div", { class: "label" }, ...parts);
  }

  function arrow(row) {
    const [from, to] = row.direction === 0 ? [left, right] : [right, left];
    const sign = row.direction === 0 ? 1 : -1;
    const end = ARROW_TOP + SLANT_PIXELS;
    const tip = to - sign * 2;
    return svg("svg", { class: "line", width: box.clientWidth, height: ROW_PIXELS, "aria-hidden": "true" },
      svg("line", { x1: from + sign * 2, y1: ARROW_TOP, x2: tip - sign * 5, y2: end }),
      svg("path", { d: `M${tip} ${end + 0.5}l${-sign * 9} -4.500l${sign * 1.200} 5l${-sign * 2.200} 4z` }));
  }

  function marks(row) {
    const { label: wiresharkLabel, finding } = Handshake.words;
    const chips = row.findings.filter((it) => !it.kind.startsWith("differs")).map((it) => {
      const says = wiresharkLabel(it.kind);
      return el("span", { class: "chip " + (says ? "says" : "proof " + (WORST[it.kind] ?? "")) },
        says ? says.replace(/^TCP /, "") : short(it));
    });
    if (row.more.sum === 1) chips.push(el("span", { class: "chip proof bad" }, Handshake.words.say("checksumChip")));
    return chips.length ? el("div", { class: "marks" }, ...chips) : null;
  }

  const short = (it) => {
    const zh = Handshake.words.isChinese();
    const words = {
      "seen-same": ["proven: same bytes as in", "证实：字节同"], "seen-all": ["proven: already in", "证实：已见于"],
      "seen-part": ["partly already in", "部分已见于"], "seen-different": ["other bytes than", "字节不同于"],
      late: ["late, after", "迟到，晚于"], "ack-repeated": ["bytes missing since", "缺字节，自"],
    }[it.kind];
    return words ? words[zh ? 1 : 0] + " " + (it.refers || "…") : it.kind;
  };

  function spoken(row) {
    const { say } = Handshake.words;
    return say("frame", { n: row.frame }) + ", " + Handshake.sentences.of(row, Handshake.now.talk).join(" ");
  }

  /** The states that this segment changed stand beside the lifelines. */
  function states(row, before) {
    return [0, 1].map((side) =>
      before?.states[side] !== row.states[side]
        ? el("span", { class: "state " + (side === 0 ? "client" : "server") }, row.states[side])
        : null);
  }

  function draw(place) {
    const { c } = current();
    const row = Handshake.rows.peek(c, place);
    if (!row) return el("div", { class: "row empty", role: "option", "aria-label": "…" });
    firstScreen();
    const before = Handshake.rows.peek(c, place - 1);
    const gap = before ? row.time - before.time : 0;
    const chosen = place === Handshake.now.place;
    return el("div", {
      class: "row " + (row.direction === 0 ? "client" : "server") + (chosen ? " chosen" : "")
        + (gap >= GAP_NANOS ? " gap" : "") + (Handshake.rows.has(row, Handshake.rows.flag.RST) ? " reset" : "")
        + (row.findings.some((it) => it.kind.startsWith("seen")) ? " again" : ""),
      role: "option",
      id: "row" + place,
      "data-frame": row.frame,
      "aria-selected": String(chosen),
      "aria-label": spoken(row),
      on: { click: () => Handshake.choose.place(place) },
    },
      el("span", { class: "frame" }, Handshake.format.number(row.frame)),
      el("span", { class: "time" }, Handshake.format.clock(row.time),
        el("small", null, before ? "+" + Handshake.format.time(gap) : "")),
      ...states(row, before), arrow(row), label(row), marks(row));
  }

  let measured = false;
  /** Notes once when the first rows are on the screen; tests read it. */
  function firstScreen() {
    if (measured) return;
    measured = true;
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("rows")));
  }

  const current = () => ({ c: Handshake.now.talk?.n ?? 0 });

  function heads() {
    const { say } = Handshake.words;
    const talk = Handshake.now.talk;
    if (!talk) return byId("ends").replaceChildren();
    const states = Handshake.now.row?.states ?? talk.states;
    const head = (side, address) => el("div", { class: "end " + side },
      el("span", { class: "who" }, say(side)), el("span", { class: "address" }, address),
      el("span", { class: "stateNow" }, states[side === "client" ? 0 : 1]));
    byId("ends").replaceChildren(
      el("span", { class: "frame" }, say("frameHead")), el("span", { class: "time" }, say("timeHead")),
      head("client", talk.client), head("server", talk.server));
  }

  Handshake.ladder = {
    start() {
      box = byId("rows");
      measure();
      list = Handshake.virtual(box, ROW_PIXELS, draw,
        (from, to) => Handshake.rows.ensure(current().c, Math.max(0, from - 1), to));
      new ResizeObserver(() => { measure(); heads(); list.paint(); }).observe(box);
      Handshake.on("language", () => { heads(); list.paint(); });
      Handshake.on("numbers", () => list.paint());
      Handshake.on("row", () => {
        heads();
        box.setAttribute("aria-activedescendant", "row" + Handshake.now.place);
        list.paint();
      });
    },
    setTalk(talk) {
      heads();
      if (list.count() !== talk.size) list.setCount(talk.size);
      list.paint();
    },
    show: (place) => list.show(place),
    perScreen: () => list.perScreen(),
    label,
  };
})();
