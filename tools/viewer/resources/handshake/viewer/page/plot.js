"use strict";
// One graph: axes by D3, points and lines on a canvas, zoom, and a click that chooses.
(() => {
  const { el, svg } = Handshake.dom;
  const MARGIN = { left: 74, right: 14, top: 8, bottom: 24 };
  const NEAR_PIXELS = 14;

  /** A colour of the page as the canvas wants it. */
  function colour(name) {
    const probe = el("span", { hidden: true });
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }

  /**
   * `marks` are drawn in order: { kind: bar|step|area|dot, colour, points }.
   * `onZoom(transform)` is told of every zoom, so that graphs move together.
   */
  function plot({ title, height, marks, x, y, zoomsY, format, onZoom, onPick }) {
    const canvas = el("canvas", { role: "img", "aria-label": title });
    const axes = svg("svg", { "aria-hidden": "true" });
    const box = el("div", { class: "plot" }, axes, canvas);
    box.style.height = height + "px";
    let transform = d3.zoomIdentity;
    let chosen = -1;
    let width = 600;

    const inner = () => ({ w: width - MARGIN.left - MARGIN.right, h: height - MARGIN.top - MARGIN.bottom });

    function scales() {
      const { w, h } = inner();
      const fullX = d3.scaleLinear(x, [0, w]);
      const fullY = d3.scaleLinear(y, [h, 0]);
      return { sx: transform.rescaleX(fullX), sy: zoomsY ? transform.rescaleY(fullY) : fullY };
    }

    function drawAxes(sx, sy) {
      const { w, h } = inner();
      const node = d3.select(axes).attr("width", width).attr("height", height);
      node.selectAll("*").remove();
      const at = (dx, dy) => node.append("g").attr("transform", `translate(${MARGIN.left + dx},${MARGIN.top + dy})`);
      at(0, h).call(d3.axisBottom(sx).ticks(Math.max(3, w / 90)).tickSizeOuter(0));
      at(0, 0).call(d3.axisLeft(sy).ticks(Math.max(3, h / 40)).tickFormat(format).tickSizeOuter(0));
      at(0, 0).attr("class", "grid").call(d3.axisLeft(sy).ticks(Math.max(3, h / 40)).tickSize(-w).tickFormat(""));
    }

    const DRAW = {
      bar(c, mark, sx, sy, from, to) {
        for (const p of mark.points) {
          if (p.t < from || p.t > to) continue;
          const px = sx(p.t);
          const [a, b] = [sy(p.from), sy(p.to)];
          c.fillRect(px - 1, Math.min(a, b), p.place === chosen ? 5 : 2, Math.max(2, Math.abs(a - b)));
        }
      },
      step(c, mark, sx, sy, from, to) {
        c.beginPath();
        let last = null;
        for (const p of mark.points) {
          const inSight = p.t >= from && p.t <= to;
          if (last && (inSight || last.t < to) && p.t >= from) {
            c.moveTo(sx(last.t), sy(last.y));
            c.lineTo(sx(p.t), sy(last.y));
            c.lineTo(sx(p.t), sy(p.y));
          }
          last = p;
        }
        c.stroke();
      },
      area(c, mark, sx, sy, from, to) {
        const base = sy(0);
        c.globalAlpha = 0.35;
        let last = null;
        for (const p of mark.points) {
          if (last && p.t >= from && last.t <= to) {
            c.fillRect(sx(last.t), sy(last.y), Math.max(1, sx(p.t) - sx(last.t)), base - sy(last.y));
          }
          last = p;
        }
        c.globalAlpha = 1;
      },
      dot(c, mark, sx, sy, from, to) {
        for (const p of mark.points) {
          if (p.t < from || p.t > to) continue;
          c.beginPath();
          c.arc(sx(p.t), sy(p.y), p.place === chosen ? 5 : 2.2, 0, 7);
          c.fill();
        }
      },
    };

    function draw() {
      width = Math.max(200, box.clientWidth);
      const { sx, sy } = scales();
      drawAxes(sx, sy);
      const ratio = devicePixelRatio || 1;
      const { w, h } = inner();
      canvas.width = w * ratio;
      canvas.height = h * ratio;
      canvas.style.cssText = `left:${MARGIN.left}px;top:${MARGIN.top}px;width:${w}px;height:${h}px`;
      const c = canvas.getContext("2d");
      c.scale(ratio, ratio);
      const [from, to] = sx.domain();
      const slack = (to - from) * 0.02;
      drawChosen(c, sx, h);
      for (const mark of marks) {
        c.fillStyle = c.strokeStyle = colour(mark.colour);
        c.lineWidth = 1.5;
        DRAW[mark.kind](c, mark, sx, sy, from - slack, to + slack);
      }
    }

    /** A line where the chosen segment stands in time. */
    function drawChosen(c, sx, h) {
      for (const mark of marks) {
        const point = mark.points.find((it) => it.place === chosen);
        if (!point) continue;
        c.strokeStyle = colour("soft");
        c.lineWidth = 1;
        c.setLineDash([3, 3]);
        c.beginPath();
        c.moveTo(sx(point.t), 0);
        c.lineTo(sx(point.t), h);
        c.stroke();
        c.setLineDash([]);
        return;
      }
    }

    function nearest(event) {
      const { sx, sy } = scales();
      const [px, py] = d3.pointer(event, canvas);
      let best = null;
      let distance = NEAR_PIXELS ** 2;
      for (const mark of marks) {
        for (const p of mark.points) {
          const dx = sx(p.t) - px;
          if (Math.abs(dx) > NEAR_PIXELS) continue;
          const [top, bottom] = p.from === undefined ? [sy(p.y), sy(p.y)] : [sy(p.to), sy(p.from)];
          const dy = py < top ? top - py : py > bottom ? py - bottom : 0;
          const d = dx * dx + dy * dy;
          if (d < distance) [best, distance] = [p, d];
        }
      }
      return best;
    }

    const zoom = d3.zoom().scaleExtent([1, 20_000]).on("zoom", (event) => {
      transform = event.transform;
      draw();
      if (event.sourceEvent) onZoom?.(transform);
    });
    d3.select(canvas).call(zoom).on("dblclick.zoom", null);
    canvas.addEventListener("click", (event) => {
      const point = nearest(event);
      if (point) onPick(point.place);
    });
    new ResizeObserver(() => {
      const { w, h } = inner();
      zoom.extent([[0, 0], [w, h]]).translateExtent([[0, 0], [w, h]]);
      if (box.clientWidth) draw();
    }).observe(box);

    return {
      box,
      draw,
      choose(place) { chosen = place; draw(); },
      follow(next) { d3.select(canvas).call(zoom.transform, next); },
    };
  }

  Handshake.plot = plot;
})();
