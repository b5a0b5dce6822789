"use strict";
// What the parts of the page share: what is chosen, and a way to tell one another.
window.Handshake = {};
(() => {
  const listeners = new Map();

  Handshake.now = {
    state: null, // what the source says of the whole capture
    talk: null, // the conversation that is shown
    place: -1, // which of its segments is chosen
    row: null, // that segment, once it has been loaded
    absolute: false,
    playing: false,
  };

  /** Calls `listener` whenever somebody emits `name`. */
  Handshake.on = (name, listener) => {
    if (!listeners.has(name)) listeners.set(name, []);
    listeners.get(name).push(listener);
  };

  Handshake.emit = (name, value) => {
    for (const listener of listeners.get(name) ?? []) listener(value);
  };
})();
