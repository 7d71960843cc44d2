/* How one event looks: a sharp shape, a soft disc, a badge; kept as small pictures. */
(function (D) {
  "use strict";

  const kept = new Map();
  const ROOM = 4;

  D.forgetMarks = () => kept.clear();

  /* A picture of a shape: colour by type, hollow where only claimed, dashed ring where disputed. */
  D.markPicture = (code, radius, blamed, disputed, dense, colours) => {
    const r = Math.round(radius * 2) / 2;
    const name = (((code * 64 + r * 2) * 2 + blamed) * 2 + disputed) * 8 + dense;
    if (!kept.has(name)) kept.set(name, paintMark(code, r, blamed, disputed, dense, colours));
    return kept.get(name);
  };

  function paintMark(code, r, blamed, disputed, dense, colours) {
    const half = Math.ceil(r * 1.25) + ROOM;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.ceil(half * 2 * dense);
    const context = canvas.getContext("2d");
    context.scale(dense, dense);
    D.paintShape(context, code, half, half, r, { blamed, disputed }, colours);
    return { canvas, half };
  }

  D.paintShape = (context, code, x, y, r, { blamed, disputed }, colours) => {
    const type = D.typeAt(code);
    const colour = colours.types[Math.min(code, 6)];
    D.tracePath(context, type.shape, x, y, r);
    context.lineJoin = "round";
    context.strokeStyle = colours.paper;
    context.lineWidth = 2.4;
    context.stroke();
    context.fillStyle = blamed ? colours.paper : colour;
    context.fill();
    if (blamed) {
      D.tracePath(context, type.shape, x, y, r - 1);
      context.strokeStyle = colour;
      context.lineWidth = 2.2;
      context.stroke();
    }
    if (disputed) ring(context, x, y, r * 1.2 + 2, colours.ink);
  };

  function ring(context, x, y, r, colour) {
    context.beginPath();
    context.arc(x, y, r, 0, 7);
    context.setLineDash([2.5, 2.5]);
    context.strokeStyle = colour;
    context.lineWidth = 1.3;
    context.stroke();
    context.setLineDash([]);
  }

  /* An area: soft from the middle outwards, its true edge dotted. */
  D.paintArea = (context, code, x, y, r, colours) => {
    const colour = colours.types[Math.min(code, 6)];
    const fade = context.createRadialGradient(x, y, 0, x, y, r);
    fade.addColorStop(0, withAlpha(colour, 0.3));
    fade.addColorStop(0.7, withAlpha(colour, 0.16));
    fade.addColorStop(1, withAlpha(colour, 0.05));
    context.beginPath();
    context.arc(x, y, r, 0, 7);
    context.fillStyle = fade;
    context.fill();
    context.strokeStyle = withAlpha(colour, 0.5);
    context.lineWidth = 1;
    context.setLineDash([1.5, 3.5]);
    context.stroke();
    context.setLineDash([]);
  };

  function withAlpha(colour, alpha) {
    const [r, g, b] = D.rgb(colour);
    return `rgba(${r},${g},${b},${alpha})`;
  }

  const known = new Map();

  /* [red, green, blue] of any CSS colour. */
  D.rgb = (colour) => {
    if (!known.has(colour)) {
      const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      known.set(colour, [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)]);
    }
    return known.get(colour);
  };

  D.paintBadge = (context, x, y, count, colours) => {
    const words = count > 999 ? `${Math.floor(count / 1000)}k` : String(count);
    context.font = "600 10px system-ui, sans-serif";
    const wide = Math.max(15, context.measureText(words).width + 8);
    context.beginPath();
    context.roundRect(x - wide / 2, y - 7.5, wide, 15, 7.5);
    context.fillStyle = colours.ink;
    context.fill();
    context.strokeStyle = colours.paper;
    context.lineWidth = 1.2;
    context.stroke();
    context.fillStyle = colours.paper;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(words, x, y + 0.5);
  };

  D.paintChosen = (context, x, y, r, colours) => {
    for (const [width, colour] of [[6, colours.paper], [2.6, colours.accent]]) {
      context.beginPath();
      context.arc(x, y, r + 6, 0, 7);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
    }
  };
})((window.DatelinePage = window.DatelinePage || {}));
