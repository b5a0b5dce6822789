"use strict";
// Choosing: a conversation, a segment of it, any frame of the capture.
(() => {
  const { now, emit } = Handshake;
  let asked = 0;

  async function place(at) {
    const talk = now.talk;
    if (!talk || talk.size === 0) return;
    const wanted = Math.max(0, Math.min(talk.size - 1, at));
    const mine = ++asked;
    now.place = wanted;
    Handshake.ladder.show(wanted);
    const row = await Handshake.rows.get(talk.n, wanted);
    if (mine !== asked || !row) return;
    now.row = row;
    emit("row", row);
  }

  async function talk(chosen, at = 0) {
    if (!chosen) return;
    now.talk = chosen;
    now.row = null;
    now.place = -1;
    Handshake.ladder.setTalk(chosen);
    emit("talk", chosen);
    await place(at);
  }

  async function frame(number) {
    const found = await Handshake.source.find(number);
    if (!found) return false;
    if (now.talk?.n === found.c) {
      now.talk.size = Math.max(now.talk.size, found.place + 1);
      await place(found.place);
    } else {
      await talk(Handshake.talks.known(found.c) ?? (await Handshake.talks.get(found.c)), found.place);
    }
    Handshake.tabs.show("ladder");
    return true;
  }

  /** The next finding after the chosen segment, or the one before it. */
  async function finding(back) {
    if (!now.talk) return;
    const from = now.place + (back ? -1 : 1);
    if (from < 0) return;
    const found = await Handshake.source.finding(now.talk.n, from, back);
    if (found) await place(found.place);
  }

  Handshake.choose = {
    place, talk, frame, finding,
    step: (by) => place(now.place + by),
  };
})();
