"use strict";
// The program behind the segments: its reads and writes, and the lines that did them.
(() => {
  const { el, byId } = Handshake.dom;
  const ROW_PIXELS = 44;
  const ABOVE_LIT_PIXELS = 80;
  const MOST_LOOKS = 60;
  let calls = [];
  let list;
  let code;

  function what(call) {
    const { say } = Handshake.words;
    if (call.eof) return say("readEof");
    return say(call.kind === "write" ? "wrote" : "readCall", { bytes: Handshake.format.count(call.bytes) });
  }

  /** The depth of the first place of the stack that is in the person's own program. */
  const own = (call) => Math.max(0, call.stack.findIndex((it) => !/^(java|jdk|sun)\./.test(it.class)));
  const where = (call) => {
    const place = call.stack[own(call)];
    return place ? `${place.file}:${place.line}` : "?";
  };

  async function showSource(call, depth, into) {
    const answer = await Handshake.source.source(call.n, depth);
    if (!answer) {
      into.replaceChildren(el("p", { class: "quiet" }, Handshake.words.say("noSource")));
      return;
    }
    const lines = answer.text.split(/\r?\n/);
    into.replaceChildren(
      el("h4", null, answer.file + ":" + answer.line),
      el("pre", { class: "code", tabindex: "0", "aria-label": answer.file }, ...lines.map((line, i) =>
        el("span", { class: i + 1 === answer.line ? "codeLine lit" : "codeLine" },
          el("span", { class: "lineNumber" }, String(i + 1)), line + "\n"))));
    whenShown(into, MOST_LOOKS);
  }

  /** The box may not be part of the page yet. */
  function whenShown(box, looks) {
    if (box.isConnected) scrollToLit(box);
    else if (looks > 0) requestAnimationFrame(() => whenShown(box, looks - 1));
  }

  /** Brings the lit line into sight, whichever of the boxes it is that scrolls. */
  function scrollToLit(box) {
    const lit = box.querySelector(".lit");
    if (!lit) return;
    const code = lit.parentElement;
    code.scrollTop = lit.offsetTop - ABOVE_LIT_PIXELS;
    box.scrollTop = code.offsetTop + lit.offsetTop - ABOVE_LIT_PIXELS;
  }

  /** The lines that moved a segment's bytes, with their source below. */
  function lines(found) {
    const shown = el("div", { class: "sourceBox" });
    const write = found.find((it) => it.kind === "write") ?? found[0];
    showSource(write, own(write), shown);
    return el("section", { class: "source" },
      el("h3", null, Handshake.words.say("source")),
      el("ul", null, ...found.map((call) => el("li", null,
        el("button", { class: "link", "data-call": call.n, on: { click: () => showSource(call, own(call), shown) } },
          where(call)), " " + what(call)))),
      shown);
  }

  function draw(place) {
    const call = calls[place];
    if (!call) return el("div", { role: "option" });
    return el("div", {
      class: "call " + call.kind, role: "option", "aria-selected": "false",
      on: { click: () => open(call) },
    },
      el("span", { class: "time" }, Handshake.format.clock(call.start)),
      el("span", { class: "what" }, what(call)),
      el("span", { class: "where" }, where(call)));
  }

  /** Shows the call's source, below the places that led to it. */
  async function open(call) {
    await showSource(call, own(call), code);
    code.prepend(el("p", { class: "stack" }, ...call.stack.map((place, depth) =>
      el("button", { class: "link", on: { click: () => showSource(call, depth, code) } },
        `${place.class}.${place.method}:${place.line}`))));
  }

  async function refresh() {
    if (Handshake.tabs.open() !== "program") return;
    const panel = byId("panel-program");
    const answer = await Handshake.source.calls(calls.length);
    if (!answer?.total) {
      panel.replaceChildren(el("p", { class: "quiet" }, Handshake.words.say("noProgram")));
      list = null;
      return;
    }
    calls = [...calls, ...answer.calls];
    if (!list) {
      const box = el("div", { class: "virtual", role: "listbox", tabindex: "0", "aria-label": Handshake.words.say("callsHead") });
      code = el("div", { class: "sourceBox" });
      panel.replaceChildren(box, code);
      list = Handshake.virtual(box, ROW_PIXELS, draw);
    }
    list.setCount(calls.length);
    if (calls.length < answer.total) refresh();
  }

  Handshake.program = {
    start() {
      Handshake.on("tab", refresh);
      Handshake.on("grown", refresh);
      Handshake.on("language", () => { list = null; calls = []; refresh(); });
    },
    lines,
  };
})();
