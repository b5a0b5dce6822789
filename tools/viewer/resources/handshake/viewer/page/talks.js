"use strict";
// The list of conversations.
(() => {
  const { el, byId } = Handshake.dom;
  const ROW_PIXELS = 92;
  const CHUNK = 100;
  let items = [];
  let total = 0;
  let list;
  let asked = 0;

  const find = () => byId("talkFilter").value.trim();

  function draw(place) {
    const { count } = Handshake.words;
    const talk = items[place];
    if (!talk) return el("div", { class: "talk", role: "option", "aria-label": "…" });
    const chosen = Handshake.now.talk?.n === talk.n;
    return el("div", {
      class: "talk" + (chosen ? " chosen" : ""),
      role: "option",
      id: "talk" + talk.n,
      "aria-selected": String(chosen),
      on: { click: () => Handshake.choose.talk(talk) },
    },
      el("div", { class: "ends" },
        el("div", { class: "client" }, talk.client),
        el("div", { class: "server" }, "→ " + talk.server)),
      el("div", { class: "facts" },
        count("segmentsCount", talk.size), " · ",
        count("bytes", talk.bytes[0] + talk.bytes[1])),
      el("div", { class: "facts states" },
        talk.findings ? el("span", { class: "mark" }, count("findingsCount", talk.findings)) : null,
        talk.states[0] + " · " + talk.states[1]));
  }

  async function load(from, to) {
    let came = false;
    for (let at = Math.floor(from / CHUNK) * CHUNK; at < to; at += CHUNK) {
      if (!items[at] || !items[Math.min(at + CHUNK, to, total) - 1]) came = (await fetchChunk(at)) || came;
    }
    return came;
  }

  async function fetchChunk(at) {
    const mine = ++asked;
    const findings = byId("talkFindings").checked;
    const answer = await Handshake.source.conversations(at, CHUNK, find(), findings);
    if (!answer || mine !== asked) return false;
    answer.items.forEach((talk, i) => (items[at + i] = talk));
    total = answer.total;
    byId("talkCount").textContent = Handshake.format.number(total);
    byId("talkList").setAttribute("aria-activedescendant",
      Handshake.now.talk ? "talk" + Handshake.now.talk.n : "");
    if (list.count() !== total) list.setCount(total);
    return true;
  }

  /** Asks for the list anew: the filter or the capture has changed. */
  async function refresh(keep) {
    if (!keep) items = [];
    const from = Math.floor(list.shown().from / CHUNK) * CHUNK;
    await fetchChunk(keep ? from : 0);
    list.paint();
  }

  function step(by) {
    const at = items.findIndex((it) => it && it.n === Handshake.now.talk?.n);
    const next = items[Math.max(0, Math.min(total - 1, at + by))];
    if (next && next.n !== Handshake.now.talk?.n) {
      Handshake.choose.talk(next);
      list.show(items.indexOf(next));
    }
  }

  Handshake.talks = {
    start() {
      list = Handshake.virtual(byId("talkList"), ROW_PIXELS, draw, load);
      byId("talkFilter").addEventListener("input", () => refresh(false));
      byId("talkFindings").addEventListener("change", () => refresh(false));
      Handshake.on("talk", () => list.paint());
      Handshake.on("language", () => list.paint());
      return refresh(false);
    },
    refresh,
    step,
    first: () => items[0],
    known: (n) => items.find((it) => it && it.n === n),
    async get(n) {
      const answer = await Handshake.source.conversations(n, 1, "", false);
      return answer?.items[0];
    },
  };
})();
