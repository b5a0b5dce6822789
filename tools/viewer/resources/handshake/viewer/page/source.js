"use strict";
// Where the page's data come from: the server that sent it, or the page itself where it is a file.
(() => {
  const embedded = document.getElementById("capture");

  async function ask(question, values = {}) {
    const query = new URLSearchParams(values).toString();
    let answer;
    try {
      answer = await fetch(question + (query ? "?" + query : ""));
    } catch {
      Handshake.emit("gone");
      return null;
    }
    return answer.ok ? answer.json() : null;
  }

  const server = {
    words: () => Promise.all([ask("words.json"), ask("fields.json"), ask("findings.json")]),
    state: () => ask("state"),
    conversations: (from, count, find, findings) =>
      ask("conversations", findings ? { from, count, find, findings: 1 } : { from, count, find }),
    rows: (c, from, count) => ask("rows", { c, from, count }),
    find: (frame) => ask("find", { frame }),
    finding: (c, from, back) => ask("finding", { c, from, back: back ? 1 : 0 }),
    frame: (n) => ask("frame", { n }),
    stream: (c, from) => ask("stream", { c, from }),
    calls: (from) => ask("calls", { from }),
    moved: (c, direction, from, to) => ask("moved", { c, direction, from, to }),
    source: (call, depth) => ask("source", { call, depth }),
    watch() {
      const news = new EventSource("news");
      news.onmessage = (event) => Handshake.emit("state", JSON.parse(event.data));
      news.onerror = () => {
        news.close();
        Handshake.emit("gone");
      };
      addEventListener("pagehide", () => news.close());
    },
  };

  function fromFile() {
    const all = JSON.parse(embedded.textContent);
    const rowsOf = (c) => all.rows[c] ?? [];
    const talks = all.conversations
      .map((talk) => ({ ...talk, size: rowsOf(talk.n).length }))
      .filter((talk) => talk.size > 0);
    const hasFindings = (row) => row[15].length > 0;
    return {
      words: async () => [all.words, all.fields, all.findings],
      state: async () => all.state,
      async conversations(from, count, find, findings) {
        const wanted = find.toLowerCase();
        const items = talks.filter((it) =>
          (it.client + " " + it.server).includes(wanted) && (!findings || it.findings > 0));
        return { from, total: items.length, items: items.slice(from, from + count) };
      },
      rows: async (c, from, count) =>
        ({ c, from, total: rowsOf(c).length, rows: rowsOf(c).slice(from, from + count) }),
      async find(frame) {
        for (const [c, rows] of Object.entries(all.rows)) {
          const place = rows.findIndex((row) => row[0] === frame);
          if (place >= 0) return { c: Number(c), place, frame };
        }
        return null;
      },
      async finding(c, from, back) {
        const rows = rowsOf(c);
        const step = back ? -1 : 1;
        for (let at = from; at >= 0 && at < rows.length; at += step) {
          if (hasFindings(rows[at])) return { place: at };
        }
        return null;
      },
      frame: async (n) => all.frames[n] ?? null,
      stream: async (c) => all.streams[c] ?? null,
      calls: async (from) =>
        ({ from, total: all.calls.length, calls: all.calls.slice(from) }),
      moved: async (c, direction, from, to) => all.calls.filter((it) =>
        it.c === c && it.direction === direction && it.from < to && from < it.to),
      source: async (call, depth) => {
        const place = all.calls[call]?.stack[depth];
        const text = place && all.sources[place.class.replace(/[^.]*$/, "") + place.file];
        return text ? { file: place.file, line: place.line, text } : null;
      },
      watch() {},
    };
  }

  Handshake.source = embedded ? fromFile() : server;
})();
