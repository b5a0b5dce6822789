"use strict";
// Puts the page together and keeps it up to date while the capture grows.
(() => {
  const { now } = Handshake;
  let wasLive = false;

  /** Takes in what the server says of the capture now. */
  async function take(state) {
    if (!state) return;
    wasLive ||= state.live;
    const grown = now.state && now.state.segments !== state.segments;
    const learnt = state.program && !now.state?.program;
    now.state = { ...state, wasLive };
    Handshake.notices.draw();
    if (grown) await grow();
    if (learnt && now.row) Handshake.emit("row", now.row);
  }

  async function grow() {
    await Handshake.talks.refresh(true);
    if (!now.talk) return Handshake.choose.talk(Handshake.talks.first());
    const fresh = Handshake.talks.known(now.talk.n);
    if (!fresh || fresh === now.talk || fresh.size === now.talk.size) return;
    const following = now.state.live && now.place === now.talk.size - 1;
    now.talk = fresh;
    Handshake.ladder.setTalk(fresh);
    Handshake.emit("grown");
    if (following) await Handshake.choose.place(fresh.size - 1);
  }

  async function start() {
    const state = Handshake.source.state();
    await Handshake.words.load();
    Handshake.words.fillPage();
    for (const part of ["notices", "tabs", "ladder", "segment", "graph", "stream", "program", "keys"]) {
      Handshake[part].start();
    }
    const talks = Handshake.talks.start();
    await take(await state);
    await talks;
    if (Handshake.talks.first()) await Handshake.choose.talk(Handshake.talks.first());
    document.documentElement.dataset.ready = "true";
    Handshake.dom.byId("rows").focus({ preventScroll: true });
    let last = Promise.resolve();
    Handshake.on("state", (state) => { last = last.then(() => take(state)); });
    Handshake.source.watch();
  }

  start();
})();
