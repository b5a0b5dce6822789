"use strict";
// The four views in the middle.
(() => {
  const { byId } = Handshake.dom;
  const NAMES = ["ladder", "graph", "stream", "program"];
  let open = "ladder";

  function show(name) {
    if (!NAMES.includes(name)) return;
    const changed = open !== name;
    open = name;
    for (const it of NAMES) {
      const tab = byId("tab-" + it);
      tab.setAttribute("aria-selected", String(it === name));
      tab.tabIndex = it === name ? 0 : -1;
      byId("panel-" + it).hidden = it !== name;
    }
    if (changed) Handshake.emit("tab", name);
  }

  function onKey(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = NAMES[(NAMES.indexOf(open) + by + NAMES.length) % NAMES.length];
    show(next);
    byId("tab-" + next).focus();
    event.stopPropagation();
  }

  Handshake.tabs = {
    start() {
      for (const name of NAMES) byId("tab-" + name).addEventListener("click", () => show(name));
      byId("tabs").addEventListener("keydown", onKey);
      show("ladder");
    },
    show,
    byNumber: (n) => show(NAMES[n - 1]),
    open: () => open,
  };
})();
