"use strict";
// What both sides said to each other, in order.
(() => {
  const { el, byId } = Handshake.dom;
  let hex = false;
  let parts = [];
  let more = false;
  let left = false;
  let next = 0;
  let of = -1;

  const decoders = () => [new TextDecoder("utf-8"), new TextDecoder("utf-8")];

  function hexText(bytes) {
    const lines = [];
    for (let at = 0; at < bytes.length; at += 16) {
      const line = [...bytes.subarray(at, at + 16)];
      lines.push(line.map(Handshake.format.hex).join(" ").padEnd(48) + " " + line.map(Handshake.format.ascii).join(""));
    }
    return lines.join("\n") + "\n";
  }

  /** Text in which what cannot be shown is a dot. */
  const shown = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/g, "·");

  function draw() {
    const { say } = Handshake.words;
    const panel = byId("panel-stream");
    const decode = decoders();
    const who = (side) => say(side === 0 ? "Client" : "Server");
    const said = parts.map((part) => {
      const side = part.side === 0 ? "client" : "server";
      if (part.data !== undefined) {
        const bytes = Handshake.format.bytes(part.data);
        const text = hex ? hexText(bytes) : shown(decode[part.side].decode(bytes, { stream: true }));
        return el("span", {
          class: "said " + side, title: Handshake.words.frame(part.frame),
          on: { click: () => Handshake.choose.frame(part.frame) },
        }, text);
      }
      if (part.gap !== undefined) {
        return el("span", { class: "gap " + side },
          "\n[" + say(part.cut ? "streamCut" : "streamGap", { n: Handshake.format.number(part.gap) }) + "]\n");
      }
      return el("span", { class: "finish " + side },
        "\n[" + say(part.end === "fin" ? "streamFin" : "streamReset", { who: who(part.side) }) + "]\n");
    });
    const choice = (value, name) => el("button", {
      "aria-pressed": String(hex === value), on: { click: () => { hex = value; draw(); } },
    }, say(name));
    panel.replaceChildren(
      el("div", { class: "bar" }, choice(false, "asText"), choice(true, "asHex"),
        el("span", { class: "key client" }, say("toServer")), el("span", { class: "key server" }, say("toClient"))),
      parts.some((it) => it.data !== undefined) ? el("pre", { class: "stream" }, ...said)
        : el("p", { class: "quiet" }, say("streamEmpty")),
      left ? el("p", { class: "note" }, say("notExported")) : "",
      more ? el("button", { on: { click: () => load(next) } }, say("streamMore")) : "");
  }

  async function load(from) {
    const talk = Handshake.now.talk;
    if (!talk) return;
    const answer = await Handshake.source.stream(talk.n, from);
    if (talk !== Handshake.now.talk) return;
    if (!answer) {
      byId("panel-stream").replaceChildren(
        el("p", { class: "quiet" }, Handshake.words.say("notExported")));
      return;
    }
    parts = from === 0 ? answer.parts : [...parts, ...answer.parts];
    ({ more, next } = answer);
    left = answer.left === true; // an exported file holds the beginning only
    of = talk.n + ":" + talk.size;
    draw();
  }

  function refresh() {
    const talk = Handshake.now.talk;
    if (Handshake.tabs.open() === "stream" && talk && of !== talk.n + ":" + talk.size) load(0);
  }

  Handshake.stream = {
    start() {
      Handshake.on("tab", refresh);
      Handshake.on("talk", refresh);
      Handshake.on("grown", refresh);
      Handshake.on("language", () => of !== -1 && draw());
    },
  };
})();
