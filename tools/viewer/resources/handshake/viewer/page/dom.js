"use strict";
// Making elements. Text is always set as text: a capture may hold anything.
(() => {
  const SVG = "http://www.w3.org/2000/svg";

  function fillIn(it, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (name === "on") {
        for (const [event, listener] of Object.entries(value)) it.addEventListener(event, listener);
      } else if (value === true) {
        it.setAttribute(name, "");
      } else if (value !== undefined && value !== null && value !== false) {
        it.setAttribute(name, value);
      }
    }
    it.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return it;
  }

  Handshake.dom = {
    el: (name, attributes, ...children) =>
      fillIn(document.createElement(name), attributes, children),
    svg: (name, attributes, ...children) =>
      fillIn(document.createElementNS(SVG, name), attributes, children),
    byId: (id) => document.getElementById(id),
    /** A sentence in which `{frame}` is a link that chooses the frame. */
    withFrame(sentence, frame) {
      const [before, after] = sentence.split("{frame}");
      if (after === undefined) return [sentence];
      const words = Handshake.words.frame(frame);
      const link = frame
        ? Handshake.dom.el("button", {
            class: "link",
            "data-frame": frame,
            on: { click: () => Handshake.choose.frame(frame) },
          }, words)
        : words;
      return [before, link, after];
    },
  };
})();
