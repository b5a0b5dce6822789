"use strict";
// What a segment says, in whole sentences.
(() => {
  const say = (name, values) => Handshake.words.say(name, values);

  function opening(row, who) {
    const { has, flag } = Handshake.rows;
    const seq = Handshake.format.number(row.seq);
    const out = [say(has(row, flag.ACK) ? "sSynAck" : "sSyn", { who, seq })];
    if (row.more.mss) out.push(say("sMss", { n: Handshake.format.number(row.more.mss) }));
    return out;
  }

  function data(row, who) {
    const { number, count } = Handshake.format;
    const from = row.relSeq;
    return row.length === 1
      ? say("sByte", { who, from: number(from) })
      : say("sData", { who, bytes: count(row.length), from: number(from), to: number(from + row.length - 1) });
  }

  function room(row) {
    return row.window === 0 ? say("sWindowZero") : say("sWindow", { bytes: Handshake.format.count(row.window) });
  }

  /** The sentences of a segment, from the most to the least telling. */
  function of(row) {
    const { has, flag } = Handshake.rows;
    const { number } = Handshake.format;
    const who = say(row.direction === 0 ? "Client" : "Server");
    if (has(row, flag.RST)) {
      const refused = has(row, flag.ACK) && row.relAck === 1 && row.seq === 0;
      return [say(refused ? "sRefused" : "sRst", { who })];
    }
    if (has(row, flag.SYN)) return opening(row, who);
    const out = [];
    if (row.length > 0) out.push(data(row, who));
    if (has(row, flag.FIN)) out.push(say("sFin", { who }));
    if (has(row, flag.ACK)) {
      const ack = number(row.relAck);
      out.push(say(out.length ? "sAckToo" : "sAck", { who, ack }));
      out.push(room(row));
    }
    return out;
  }

  Handshake.sentences = { of };
})();
