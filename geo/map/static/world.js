/* The world without a server: TopoJSON of the coasts and borders, drawn on a canvas. */
(function (D) {
  "use strict";

  /* Outlines that states disagree on are dashed: those without an ISO number, and these two. */
  const UNSETTLED = new Set(["732", "275"]); // Western Sahara, Palestine

  /* Arcs in Mercator units of the whole world, 0 to 1, with their boxes. An arc that crosses the
     date line goes on beyond 0 or 1, and does not run back across the whole map. */
  function decodeArcs(topology) {
    const { scale, translate } = topology.transform;
    return topology.arcs.map((arc) => {
      const points = new Float64Array(arc.length * 2);
      let x = 0;
      let y = 0;
      let turn = 0;
      arc.forEach(([dx, dy], k) => {
        x += dx; y += dy;
        let px = D.mercatorX(x * scale[0] + translate[0]) + turn;
        if (k && Math.abs(px - points[2 * k - 2]) > 0.5) {
          const by = px > points[2 * k - 2] ? -1 : 1;
          turn += by; px += by;
        }
        points[2 * k] = px; points[2 * k + 1] = D.mercatorY(y * scale[1] + translate[1]);
      });
      return { points, box: boxOf(points), uses: 0, unsettled: false };
    });
  }

  function boxOf(points) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = 0; k < points.length; k += 2) widen(box, points[k], points[k + 1], points[k], points[k + 1]);
    return box;
  }

  function widen(box, x0, y0, x1, y1) {
    if (x0 < box[0]) box[0] = x0;
    if (y0 < box[1]) box[1] = y0;
    if (x1 > box[2]) box[2] = x1;
    if (y1 > box[3]) box[3] = y1;
  }

  D.decodeWorld = (topology) => {
    const arcs = decodeArcs(topology);
    const shapes = [];
    for (const geometry of topology.objects.countries.geometries) {
      const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs || [];
      const unsettled = geometry.id === undefined || UNSETTLED.has(String(geometry.id));
      for (const rings of polygons) shapes.push(shape(rings, arcs, unsettled, geometry.properties.name));
    }
    return { arcs, shapes };
  };

  function shape(rings, arcs, unsettled, name) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const index of rings.flat()) {
      const arc = arcs[index < 0 ? ~index : index];
      arc.uses++;
      arc.unsettled = arc.unsettled || unsettled;
    }
    const outlines = rings.map((ring) => outline(ring, arcs));
    for (const points of outlines) widen(box, ...boxOf(points));
    return { outlines, box, name };
  }

  /* A ring as one line without jumps; one that goes round a pole (Antarctica) is closed beyond the map. */
  function outline(ring, arcs) {
    const points = [];
    for (const index of ring) {
      const arc = arcs[index < 0 ? ~index : index].points;
      const last = arc.length - 2;
      const first = index < 0 ? arc[last] : arc[0];
      const turn = points.length ? Math.round(points[points.length - 2] - first) : 0;
      for (let k = 0; k <= last; k += 2) {
        const at = index < 0 ? last - k : k;
        points.push(arc[at] + turn, arc[at + 1]);
      }
    }
    const [x0, y0] = points;
    const x1 = points[points.length - 2];
    if (Math.abs(x1 - x0) > 0.5) points.push(x1, y0 > 0.5 ? 1.5 : -0.5, x0, y0 > 0.5 ? 1.5 : -0.5);
    return Float64Array.from(points);
  }

  const seen = (box, view) => box[2] >= view[0] && box[0] <= view[2] && box[3] >= view[1] && box[1] <= view[3];

  /* Trace a line, leaving out points nearer than about a pixel to the one before. */
  function trace(context, points, frame) {
    const last = points.length - 2;
    let px = Infinity;
    let py = Infinity;
    for (let k = 0; k <= last; k += 2) {
      const x = points[k] * frame.scale - frame.left;
      const y = points[k + 1] * frame.scale - frame.top;
      if (Math.abs(x - px) + Math.abs(y - py) < 0.8 && k !== last) continue;
      if (k === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
      px = x; py = y;
    }
  }

  function fillLand(context, world, frame, view, colours) {
    context.beginPath();
    for (const { outlines, box } of world.shapes) {
      if (!seen(box, view)) continue;
      for (const points of outlines) { trace(context, points, frame); context.closePath(); }
    }
    context.fillStyle = colours.land;
    context.fill("evenodd");
  }

  function strokeArcs(context, world, frame, view, wanted, style) {
    context.beginPath();
    for (const arc of world.arcs) if (wanted(arc) && seen(arc.box, view)) trace(context, arc.points, frame);
    context.strokeStyle = style.colour;
    context.lineWidth = style.width;
    context.setLineDash(style.dash || []);
    context.stroke();
    context.setLineDash([]);
  }

  D.drawWorld = (context, world, frame, colours) => {
    const view = [frame.left / frame.scale, frame.top / frame.scale,
      (frame.left + frame.width) / frame.scale, (frame.top + frame.height) / frame.scale];
    context.lineJoin = "round";
    fillLand(context, world, frame, view, colours);
    const border = Math.min(1.4, 0.5 + frame.zoom * 0.1);
    strokeArcs(context, world, frame, view, (arc) => arc.uses < 2, { colour: colours["land-edge"], width: 0.8 });
    strokeArcs(context, world, frame, view, (arc) => arc.uses > 1 && !arc.unsettled,
      { colour: colours.border, width: border });
    strokeArcs(context, world, frame, view, (arc) => arc.uses > 1 && arc.unsettled,
      { colour: colours.border, width: border, dash: [3, 3] });
  };

  /* The middle of a country's largest part, for its name: [{name, x, y, width}], largest first. */
  D.countryNames = (world) => {
    const largest = new Map();
    for (const shape of world.shapes) {
      const [x0, y0, x1, y1] = shape.box;
      const known = largest.get(shape.name);
      const size = (x1 - x0) * (y1 - y0);
      if (!known || size > known.size) largest.set(shape.name, { size, shape });
    }
    return [...largest].map(([name, { size, shape }]) => ({ name, size, ...middle(shape) }))
      .sort((a, b) => b.size - a.size);
  };

  function middle(shape) {
    const [points] = shape.outlines;
    let twice = 0;
    let x = 0;
    let y = 0;
    for (let k = 2; k < points.length; k += 2) {
      const [ax, ay, bx, by] = points.subarray(k - 2, k + 2);
      const cross = ax * by - bx * ay;
      twice += cross; x += (ax + bx) * cross; y += (ay + by) * cross;
    }
    const width = shape.box[2] - shape.box[0];
    return twice ? { x: x / (3 * twice), y: y / (3 * twice), width } : { x: points[0], y: points[1], width };
  }
})((window.DatelinePage = window.DatelinePage || {}));
