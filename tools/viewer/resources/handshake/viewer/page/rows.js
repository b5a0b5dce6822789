"use strict";
// The segments of the conversations, loaded in chunks as they are looked at.
(() => {
  const CHUNK = 200;
  const MOST_CHUNKS = 300;
  const STATES = ["CLOSED", "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1",
    "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT"];
  const FLAGS = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"];
  const chunks = new Map();
  const loading = new Map();

  const flag = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16 };

  /** The server's array with names. */
  function named(it) {
    const [frame, time, direction, flags, length, seq, relSeq, ack, relAck, window, client, server,
      inFlight, acked, roundTrip, findings, more] = it;
    return {
      frame, time, direction, flags, length, seq, relSeq, ack, relAck, window, inFlight, acked,
      roundTrip, more,
      states: [STATES[client], STATES[server]],
      findings: findings.map(([kind, refers, value]) => ({ kind, refers, value })),
    };
  }

  const key = (c, chunk) => c + ":" + chunk;

  function keep(c, chunk, rows) {
    chunks.delete(key(c, chunk));
    chunks.set(key(c, chunk), rows);
    if (chunks.size > MOST_CHUNKS) chunks.delete(chunks.keys().next().value);
  }

  async function load(c, chunk) {
    const name = key(c, chunk);
    if (!loading.has(name)) {
      loading.set(name, Handshake.source.rows(c, chunk * CHUNK, CHUNK).then((answer) => {
        loading.delete(name);
        if (answer) keep(c, chunk, answer.rows.map(named));
        return answer;
      }));
    }
    return loading.get(name);
  }

  Handshake.rows = {
    CHUNK,
    named,
    flag,
    flagNames: (row) => FLAGS.filter((_, bit) => row.flags & (1 << bit)),
    has: (row, bit) => (row.flags & bit) !== 0,
    /** The row if it is loaded. */
    peek: (c, place) => chunks.get(key(c, Math.floor(place / CHUNK)))?.[place % CHUNK],
    /** The row, loaded if need be; undefined if there is none. */
    async get(c, place) {
      if (place < 0) return undefined;
      if (!Handshake.rows.peek(c, place)) await load(c, Math.floor(place / CHUNK));
      return Handshake.rows.peek(c, place);
    },
    /** Loads what is not there yet of these places; true if anything came. */
    async ensure(c, from, to) {
      const wanted = [];
      for (let chunk = Math.floor(from / CHUNK); chunk <= Math.floor((to - 1) / CHUNK); chunk++) {
        const rows = chunks.get(key(c, chunk));
        const needed = Math.min(CHUNK, to - chunk * CHUNK);
        if (!rows || rows.length < needed) wanted.push(load(c, chunk));
      }
      return (await Promise.all(wanted)).some((answer) => answer);
    },
  };
})();
