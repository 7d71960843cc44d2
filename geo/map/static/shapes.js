/* One colour and one shape a type of event, told apart also without seeing colours. */
(function (D) {
  "use strict";

  D.TYPES = [
    { name: "Battles", short: "Battles", key: "battles", shape: "diamond" },
    { name: "Explosions/Remote violence", short: "Explosions & remote violence", key: "explosions", shape: "circle" },
    { name: "Violence against civilians", short: "Violence against civilians", key: "civilians", shape: "triangle" },
    { name: "Protests", short: "Protests", key: "protests", shape: "square" },
    { name: "Riots", short: "Riots", key: "riots", shape: "wedge" },
    { name: "Strategic developments", short: "Strategic developments", key: "strategic", shape: "cross" },
  ];
  const OTHER = { name: "Other", short: "Other", key: "other", shape: "hexagon" };

  D.typeAt = (code) => D.TYPES[code] || OTHER;

  const polygon = (...corners) => (path, x, y, r) => {
    corners.forEach(([dx, dy], i) => path[i ? "lineTo" : "moveTo"](x + dx * r, y + dy * r));
    path.closePath();
  };
  const DRAW = {
    circle: (path, x, y, r) => path.arc(x, y, r * 0.92, 0, 7),
    diamond: polygon([0, -1.18], [1.18, 0], [0, 1.18], [-1.18, 0]),
    square: polygon([-0.86, -0.86], [0.86, -0.86], [0.86, 0.86], [-0.86, 0.86]),
    triangle: polygon([0, -1.16], [1.1, 0.78], [-1.1, 0.78]),
    wedge: polygon([0, 1.16], [1.1, -0.78], [-1.1, -0.78]),
    cross: polygon([-0.38, -1.05], [0.38, -1.05], [0.38, -0.38], [1.05, -0.38], [1.05, 0.38], [0.38, 0.38],
      [0.38, 1.05], [-0.38, 1.05], [-0.38, 0.38], [-1.05, 0.38], [-1.05, -0.38], [-0.38, -0.38]),
    hexagon: polygon([1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87]),
  };

  D.tracePath = (context, shape, x, y, r) => {
    context.beginPath();
    DRAW[shape](context, x, y, r);
  };

  /* The radius in pixels of an event with so many dead; not said and 0 look alike in size. */
  D.radiusFor = (dead) => (dead > 0 ? 5.5 + Math.min(12.5, 1.55 * Math.sqrt(dead)) : 5.5);

  D.palette = () => {
    const names = [...D.TYPES, OTHER].map((type) => `type-${type.key}`);
    const rest = ["sea", "land", "land-edge", "border", "label", "label-halo", "ink", "paper", "accent", "faint", "muted", "line"];
    const found = D.colours([...names, ...rest]);
    return { ...found, types: names.map((name) => found[name]) };
  };

  /* The same glyph as a small picture in the page's text. */
  D.glyph = (code, size = 16, options = {}) => {
    const type = D.typeAt(code);
    const draw = { d: "", moveTo(x, y) { this.d += `M${x} ${y}`; }, lineTo(x, y) { this.d += `L${x} ${y}`; },
      closePath() { this.d += "Z"; },
      arc(x, y, r) { this.d += `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`; } };
    DRAW[type.shape](draw, 10, 10, options.r || 6.4);
    const colour = `var(--type-${type.key})`;
    const style = options.hollow
      ? { fill: "var(--paper)", stroke: colour, strokeWidth: "2.6" }
      : { fill: colour, stroke: "none" };
    return D.svg("svg", { viewBox: "0 0 20 20", width: size, height: size, class: "glyph", "aria-hidden": "true" },
      D.svg("path", { d: draw.d, style }));
  };
})((window.DatelinePage = window.DatelinePage || {}));
