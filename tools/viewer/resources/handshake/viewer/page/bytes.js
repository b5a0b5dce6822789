"use strict";
// The chosen frame byte by byte: a hex dump and a list of fields that light one another up.
(() => {
  const { el } = Handshake.dom;
  const FIRST_SHOWN = 384;
  const STEP_SHOWN = 4096;
  const LAYERS = [["link", /^(eth|vlan|mpls|ppp|pppoe|fddi|llc|sll|null|loop)\./],
    ["ip", /^(ip|ip6|gre)\./], ["options", /^opt\./], ["tcp", /^tcp\.(?!payload)/],
    ["data", /./]];

  let everySentence = false;

  const layer = (key) => LAYERS.find(([, pattern]) => pattern.test(key))[0];

  /** What the conversation adds to a field: relative numbers, the scaled window. */
  function context(field, row) {
    const { say } = Handshake.words;
    const number = Handshake.format.number;
    switch (row && field.key) {
      case "tcp.seq": return say("relativeIs", { n: number(row.relSeq) });
      case "tcp.ack": return Handshake.rows.has(row, 16) ? say("relativeIs", { n: number(row.relAck) }) : "";
      case "tcp.window": return row.window !== Number(field.value)
        ? say("scaledIs", { n: Handshake.format.count(row.window) }) : "";
      case "tcp.checksum": return row.more.sum === 1 ? say("checksumWrong")
        : row.more.sum === 0 ? say("checksumHardware") : "";
      default: return "";
    }
  }

  /** The bits of a field in its bytes: `.... 0101`. */
  function bits(field, bytes) {
    const length = (field.to - field.from) * 8;
    let value = 0;
    for (let at = field.from; at < field.to; at++) value = value * 256 + (bytes[at] ?? 0);
    let text = "";
    for (let bit = length - 1; bit >= 0; bit--) {
      const inMask = Math.floor(field.mask / 2 ** bit) % 2 === 1;
      text += inMask ? String(Math.floor(value / 2 ** bit) % 2) : ".";
      if (bit % 4 === 0 && bit > 0) text += " ";
    }
    return text;
  }

  function explanation(field, row, bytes) {
    const { label, text } = Handshake.words.field(field.key);
    return [
      el("b", null, label), " ", el("code", null, field.value), " ",
      field.mask ? el("code", { class: "bits" }, bits(field, bytes)) : null,
      el("p", null, text, " ", el("em", null, context(field, row))),
    ];
  }

  function hexDump(bytes, fields, perLine, limit, mark) {
    const owner = new Array(bytes.length).fill(-1);
    fields.forEach((field, i) => {
      for (let at = field.from; at < Math.min(field.to, bytes.length); at++) owner[at] = i;
    });
    const lines = [];
    for (let at = 0; at < Math.min(bytes.length, limit); at += perLine) {
      const line = [...bytes.subarray(at, Math.min(at + perLine, limit))];
      lines.push(el("div", { class: "hexLine" },
        el("span", { class: "offset" }, at.toString(16).padStart(4, "0")),
        el("span", { class: "hex" }, ...line.map((byte, i) => el("span", {
          class: "byte l-" + layer(fields[owner[at + i]]?.key ?? "rest"),
          "data-at": at + i,
          on: { pointerenter: () => mark(owner[at + i]), click: () => mark(owner[at + i], true) },
        }, Handshake.format.hex(byte)))),
        el("span", { class: "ascii" }, line.map(Handshake.format.ascii).join(""))));
    }
    return lines;
  }

  /** The element that explains the frame; `row` is what the conversation knows of it. */
  function draw(detail, row, width) {
    const { say } = Handshake.words;
    const bytes = Handshake.format.bytes(detail.bytes);
    const fields = detail.fields.map(([key, from, to, mask, value]) => ({ key, from, to, mask, value }));
    const perLine = width >= 500 ? 16 : 8;
    const said = el("div", { class: "said", "aria-live": "polite" }, el("p", { class: "quiet" }, say("pickByte")));
    const hex = el("div", { class: "hexDump", "aria-hidden": "true" });
    const list = el("div", { class: "fields" + (everySentence ? " every" : "") });
    let limit = FIRST_SHOWN;

    function mark(index, scroll) {
      const field = fields[index];
      if (!field) return;
      said.replaceChildren(...explanation(field, row, bytes).filter(Boolean));
      for (const it of hex.querySelectorAll(".lit")) it.classList.remove("lit");
      for (const it of list.querySelectorAll(".lit")) it.classList.remove("lit");
      for (const it of hex.querySelectorAll(".byte")) {
        const at = Number(it.dataset.at);
        if (at >= field.from && at < field.to) it.classList.add("lit");
      }
      const item = list.querySelector(`[data-field="${index}"]`);
      item?.classList.add("lit");
      if (scroll) item?.scrollIntoView({ block: "nearest" });
    }

    function dump() {
      hex.replaceChildren(...hexDump(bytes, fields, perLine, limit, mark));
      more.hidden = limit >= bytes.length;
      more.textContent = say("moreBytes",
        { n: Handshake.format.number(Math.min(STEP_SHOWN, bytes.length - limit)) });
    }

    const more = el("button", { class: "small", on: { click: () => { limit += STEP_SHOWN; dump(); } } });
    let last = "";
    fields.forEach((field, index) => {
      const group = layer(field.key);
      if (group !== last) list.append(el("h4", { class: "l-" + group }, say(group)));
      last = group;
      const { label, text } = Handshake.words.field(field.key);
      list.append(el("button", {
        class: "field", "data-field": index, "data-key": field.key,
        on: { focus: () => mark(index), pointerenter: () => mark(index), click: () => mark(index) },
      },
        el("span", { class: "name" }, label),
        el("span", { class: "value" }, field.value, field.mask ? el("small", null, " " + bits(field, bytes)) : null),
        el("span", { class: "why" }, text + " " + context(field, row))));
    });
    dump();
    const missing = detail.original - bytes.length;
    return el("section", { class: "bytes" },
      el("h3", null, say("bytesHead"),
        el("label", { class: "check" },
          el("input", {
            type: "checkbox", checked: everySentence,
            on: { change: (event) => { everySentence = event.target.checked; list.classList.toggle("every", everySentence); } },
          }), " ", say("allSentences"))),
      said, hex, more,
      missing > 0 ? el("p", { class: "quiet" }, say("notCaptured", { n: Handshake.format.number(missing) })) : null,
      list);
  }

  Handshake.bytes = { draw };
})();
