"use strict";
// The page's words in the reader's language.
(() => {
  let ui = {};
  let fields = {};
  let findings = {};
  let chinese = document.documentElement.lang.startsWith("zh");

  const fill = (text, values) =>
    text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  Handshake.words = {
    async load() {
      [ui, fields, findings] = await Handshake.source.words();
    },
    isChinese: () => chinese,
    /** The words filed under that name, filled with values. */
    say(name, values = {}) {
      const pair = ui[name];
      return pair ? fill(pair[chinese ? 1 : 0], values) : name;
    },
    /** The words for a count: "1 byte", "2 bytes". */
    count(name, n) {
      const which = n === 1 && ui[name + "1"] ? name + "1" : name;
      return Handshake.words.say(which, { n: Handshake.format.number(n) });
    },
    /** A field's name and what it is for. */
    field(key) {
      const texts = fields[key] ?? [key, "", key, ""];
      return chinese
        ? { label: texts[2], text: texts[3] }
        : { label: texts[0], text: texts[1] };
    },
    /** What a finding says, with `{frame}` still in it. */
    finding: (kind) => findings[kind + (chinese ? ".zh" : ".en")] ?? kind,
    /** What Wireshark calls it; undefined for evidence. */
    label: (kind) => findings[kind + ".label"],
    frame: (n) => (n ? fill(Handshake.words.finding("frame"), { number: n })
      : Handshake.words.finding("frame-unknown")),
    pick: (note) => (note ? (chinese ? note.zh : note.en) : ""),
    /** Speaks the other language from now on. */
    turn() {
      chinese = !chinese;
      document.documentElement.lang = chinese ? "zh-CN" : "en";
      Handshake.words.fillPage();
      Handshake.emit("language");
    },
    /** Fills in what the page's HTML leaves to the language. */
    fillPage() {
      const say = Handshake.words.say;
      for (const it of document.querySelectorAll("[data-word]")) it.textContent = say(it.dataset.word);
      for (const it of document.querySelectorAll("[data-placeholder]")) it.placeholder = say(it.dataset.placeholder);
      for (const it of document.querySelectorAll("[data-label]")) it.setAttribute("aria-label", say(it.dataset.label));
      for (const it of document.querySelectorAll("[data-title]")) {
        it.title = say(it.dataset.title);
        it.setAttribute("aria-label", it.title);
      }
    },
  };
})();
