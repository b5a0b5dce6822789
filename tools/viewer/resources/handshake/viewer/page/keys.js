"use strict";
// Everything by keyboard, and playing.
(() => {
  const { el, byId } = Handshake.dom;
  const { now } = Handshake;
  const FASTEST_MILLIS = 160;
  const SLOWEST_MILLIS = 1500;
  const THEMES = ["auto", "light", "dark"];
  let timer = 0;
  let theme = 0;

  const LIST = [["↑ ↓  j k", "keyStep"], ["␣", "keyPlay"], ["Home End", "keyEnds"],
    ["PgUp PgDn", "keyPage"], ["n p", "keyFinding"], ["Enter", "keyFollow"], ["/", "keyFind"],
    ["1 2 3 4", "keyTabs"], ["[ ]", "keyTalk"], ["r", "keyNumbers"], ["l", "keyLanguage"],
    ["t", "keyTheme"], ["?", "keyHelp"]];

  function playing(on) {
    now.playing = on;
    clearTimeout(timer);
    const button = byId("play");
    button.setAttribute("aria-pressed", String(on));
    button.title = Handshake.words.say(on ? "pause" : "play");
    button.setAttribute("aria-label", button.title);
    if (on) tick();
  }

  /** One step; the pause before the next is that of the capture, within what one can watch. */
  async function tick() {
    const before = now.row;
    if (!now.talk || now.place >= now.talk.size - 1) return playing(false);
    await Handshake.choose.step(1);
    const gap = before && now.row ? (now.row.time - before.time) / 1e6 : 0;
    if (now.playing) timer = setTimeout(tick, Math.max(FASTEST_MILLIS, Math.min(SLOWEST_MILLIS, gap)));
  }

  function numbers() {
    now.absolute = !now.absolute;
    nameNumbers();
    Handshake.emit("numbers");
  }

  function nameNumbers() {
    const { say } = Handshake.words;
    byId("numbers").textContent = say(now.absolute ? "absolute" : "relative");
    byId("numbers").setAttribute("aria-label", say("numbers") + ": " + byId("numbers").textContent);
  }

  function turnTheme() {
    theme = (theme + 1) % THEMES.length;
    document.documentElement.dataset.theme = THEMES[theme];
    byId("theme").title = Handshake.words.say(["themeAuto", "themeLight", "themeDark"][theme]);
    Handshake.emit("theme");
  }

  function help() {
    const { say } = Handshake.words;
    const dialog = byId("keys");
    if (dialog.open) return dialog.close();
    dialog.replaceChildren(
      el("h2", { id: "keysTitle" }, say("help")),
      el("dl", null, ...LIST.flatMap(([keys, word]) =>
        [el("dt", null, ...keys.split(/ +/).map((it) => el("kbd", null, it))), el("dd", null, say(word))])),
      el("button", { on: { click: () => dialog.close() } }, say("close")));
    dialog.showModal();
  }

  const follow = () => {
    const refers = now.row?.findings.find((it) => it.refers);
    if (refers) Handshake.choose.frame(refers.refers);
  };
  const end = () => Handshake.choose.place(now.talk ? now.talk.size - 1 : 0);
  const screen = (by) => Handshake.choose.step(by * Handshake.ladder.perScreen());
  const stepBy = (by) => { playing(false); Handshake.choose.step(by); };

  const ACTIONS = {
    ArrowDown: () => stepBy(1), j: () => stepBy(1), ArrowUp: () => stepBy(-1), k: () => stepBy(-1),
    Home: () => Handshake.choose.place(0), End: end, PageDown: () => screen(1), PageUp: () => screen(-1),
    " ": () => playing(!now.playing), n: () => Handshake.choose.finding(false),
    p: () => Handshake.choose.finding(true), Enter: follow, "/": () => byId("find").select(),
    1: () => Handshake.tabs.byNumber(1), 2: () => Handshake.tabs.byNumber(2),
    3: () => Handshake.tabs.byNumber(3), 4: () => Handshake.tabs.byNumber(4),
    "[": () => Handshake.talks.step(-1), "]": () => Handshake.talks.step(1),
    r: numbers, l: () => Handshake.words.turn(), t: turnTheme, "?": help,
  };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
    const target = event.target;
    if (target.matches("input")) {
      if (event.key === "Escape") target.blur();
      return;
    }
    const presses = target.matches("button, [role=tab]") && (event.key === " " || event.key === "Enter");
    const scrolls = target.closest("#talkList, #detail, #panel-stream, #panel-program, #panel-graph")
      && /^(Arrow|Page|Home|End)/.test(event.key);
    if (target.closest("#talkList") && /^Arrow(Up|Down)$/.test(event.key)) {
      Handshake.talks.step(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
      return;
    }
    const action = ACTIONS[event.key];
    if (!action || presses || scrolls) return;
    event.preventDefault();
    action();
  }

  Handshake.keys = {
    start() {
      const click = (id, action) => byId(id).addEventListener("click", action);
      document.addEventListener("keydown", onKey);
      click("first", ACTIONS.Home);
      click("previous", () => stepBy(-1));
      click("play", ACTIONS[" "]);
      click("next", () => stepBy(1));
      click("last", end);
      click("finding", ACTIONS.n);
      click("numbers", numbers);
      click("language", ACTIONS.l);
      click("theme", turnTheme);
      click("help", help);
      byId("jump").addEventListener("submit", async (event) => {
        event.preventDefault();
        const number = Number(byId("find").value.replace(/\D/g, ""));
        const found = number > 0 && (await Handshake.choose.frame(number));
        byId("find").setAttribute("aria-invalid", String(!found));
        if (found) byId("rows").focus({ preventScroll: true });
      });
      Handshake.on("language", nameNumbers);
      nameNumbers();
    },
  };
})();
