"use strict";
// From segments to what the graphs draw: for one direction, its data and what came back.
(() => {
  const MOST_ROWS = 100_000;
  const BATCH = 20_000;
  const FIN_OR_SYN = 3;

  /** The first segments of a conversation, all at once. */
  async function load(talk) {
    const rows = [];
    while (rows.length < Math.min(talk.size, MOST_ROWS)) {
      const answer = await Handshake.source.rows(talk.n, rows.length, BATCH);
      if (!answer || answer.rows.length === 0) break;
      for (const row of answer.rows) rows.push(Handshake.rows.named(row));
    }
    return rows;
  }

  const isAgain = (row) => row.findings.some((it) => it.kind.startsWith("seen"));

  /** What to draw for the bytes that went in `direction`. Times are seconds. */
  function of(rows, direction) {
    const out = { data: [], acks: [], room: [], sacks: [], flight: [], windows: [], trips: [] };
    rows.forEach((row, place) => {
      const t = row.time / 1e9;
      if (row.direction === direction) {
        const length = row.length + (row.flags & FIN_OR_SYN ? 1 : 0);
        if (length > 0) out.data.push({ t, from: row.relSeq, to: row.relSeq + length, again: isAgain(row), place });
        if (row.length > 0) out.flight.push({ t, y: row.inFlight, place });
        return;
      }
      if (!Handshake.rows.has(row, Handshake.rows.flag.ACK)) return;
      out.acks.push({ t, y: row.relAck, place });
      if (!Handshake.rows.has(row, Handshake.rows.flag.RST)) {
        out.room.push({ t, y: row.relAck + row.window, place });
        out.windows.push({ t, y: row.window, place });
      }
      for (const [from, to] of row.more.sack ?? []) out.sacks.push({ t, from, to, place });
      if (row.acked && row.roundTrip > 0) out.trips.push({ t, y: row.roundTrip / 1e6, place });
    });
    return out;
  }

  Handshake.series = { load, of, MOST_ROWS };
})();
