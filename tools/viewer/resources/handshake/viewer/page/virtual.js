"use strict";
// A list of which only the visible rows exist. Rows have one height; very long lists are squeezed
// into the height a browser can scroll.
(() => {
  const MOST_PIXELS = 8_000_000;
  const SPARE_ROWS = 12;
  const MOST_PRINTED = 150;

  /** `draw(place)` makes the element of a row, `load(from, to)` sees to it that it can. */
  Handshake.virtual = (box, rowHeight, draw, load) => {
    const inner = Handshake.dom.el("div", { class: "inner", role: "presentation" });
    box.append(inner);
    let count = 0;
    let shown = { from: 0, to: 0 };
    let asked = false;

    const fullHeight = () => count * rowHeight;
    const height = () => Math.min(fullHeight(), MOST_PIXELS);
    const visible = () => box.clientHeight;

    /** How far the list is scrolled in pixels of the full height. */
    function offset() {
      const most = height() - visible();
      const fullMost = fullHeight() - visible();
      return most <= 0 ? 0 : (box.scrollTop / most) * Math.max(fullMost, 0);
    }

    function paint() {
      asked = false;
      const top = offset();
      const first = Math.max(0, Math.floor(top / rowHeight) - SPARE_ROWS);
      const end = Math.min(count, Math.ceil((top + visible()) / rowHeight) + SPARE_ROWS);
      const shift = box.scrollTop - top;
      const rows = document.createDocumentFragment();
      for (let place = first; place < end; place++) {
        const row = draw(place);
        row.style.top = place * rowHeight + shift + "px";
        row.style.height = rowHeight + "px";
        row.setAttribute("aria-setsize", count);
        row.setAttribute("aria-posinset", place + 1);
        rows.append(row);
      }
      inner.style.height = height() + "px";
      inner.replaceChildren(rows);
      shown = { from: first, to: end };
      if (end > first) load?.(first, end).then((came) => came && ask());
    }

    function ask() {
      if (asked) return;
      asked = true;
      requestAnimationFrame(paint);
    }

    /** Paper does not scroll: what is loaded from here on is laid out whole. */
    function print() {
      const first = Math.floor(offset() / rowHeight);
      const end = Math.min(count, first + MOST_PRINTED);
      inner.style.height = (end - first) * rowHeight + "px";
      inner.replaceChildren(...Array.from({ length: end - first }, (_, i) => {
        const row = draw(first + i);
        row.style.top = i * rowHeight + "px";
        row.style.height = rowHeight + "px";
        return row;
      }));
    }

    addEventListener("beforeprint", print);
    addEventListener("afterprint", ask);
    box.addEventListener("scroll", ask, { passive: true });
    new ResizeObserver(ask).observe(box);

    return {
      paint: ask,
      paintNow: paint,
      count: () => count,
      shown: () => shown,
      perScreen: () => Math.max(1, Math.floor(visible() / rowHeight) - 1),
      setCount(n) {
        count = n;
        ask();
      },
      /** Scrolls so that the row is well in sight. */
      show(place) {
        const top = offset();
        const from = place * rowHeight;
        const margin = Math.min(rowHeight * 2, visible() / 4);
        let target = top;
        if (from < top + margin) target = from - margin;
        else if (from + rowHeight > top + visible() - margin) {
          target = from + rowHeight + margin - visible();
        }
        const fullMost = Math.max(1, fullHeight() - visible());
        inner.style.height = height() + "px";
        box.scrollTop = (Math.max(0, target) / fullMost) * Math.max(0, height() - visible());
        ask();
      },
    };
  };
})();
