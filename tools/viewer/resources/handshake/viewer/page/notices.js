"use strict";
// What has to be said about the capture as a whole.
(() => {
  const { el, byId } = Handshake.dom;
  let gone = false;

  function sentences() {
    const { say, pick } = Handshake.words;
    const { number } = Handshake.format;
    const state = Handshake.now.state;
    const out = [];
    if (gone) out.push(["bad", say("gone")]);
    if (!state) return out;
    if (state.note) out.push(["note", pick(state.note)]);
    if (state.failure) out.push(["bad", pick(state.failure)]);
    else if (state.segments === 0 && state.ended) out.push(["bad", say("empty", { n: number(state.frames) })]);
    else if (state.segments === 0) out.push(["note", say("waiting")]);
    else if (!state.ended && !state.live) out.push(["quiet", say("reading", { n: number(state.frames) })]);
    if (state.full) out.push(["note", say("full", { n: number(state.segments) })]);
    if (state.kept) out.push(["note", say("partial", { kept: number(state.kept), all: number(state.segments) })]);
    for (const warning of state.warnings ?? []) out.push(["note", warning]);
    return out;
  }

  function draw() {
    const state = Handshake.now.state;
    byId("notices").replaceChildren(...sentences().map(([kind, text]) => el("p", { class: kind }, text)));
    byId("file").textContent = state?.file ?? "";
    document.title = (state?.file ? state.file + " – " : "") + "Handshake";
    const live = byId("live");
    live.hidden = !state?.wasLive;
    live.textContent = Handshake.words.say(state?.ended ? "liveEnded" : "live");
    live.className = state?.ended ? "" : "on";
  }

  Handshake.notices = {
    draw,
    start() {
      Handshake.on("gone", () => { gone = true; draw(); });
      Handshake.on("language", draw);
    },
  };
})();
