/* Names of countries and cities: more of them with zoom, and never one over another. */
(function (D) {
  "use strict";

  const CELL = 48;
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

  D.readLabels = (columns) => ({
    name: columns.name,
    population: Float64Array.from(columns.population),
    capital: Uint8Array.from(columns.capital),
    x: Float64Array.from(columns.lon, D.mercatorX),
    y: Float64Array.from(columns.lat, D.mercatorY),
  });

  /* Boxes already taken, in a coarse grid. */
  class Taken {
    constructor() { this.cells = new Map(); }

    free(box) {
      const cells = this.cellsOf(box);
      for (const cell of cells) {
        for (const other of this.cells.get(cell) || []) {
          if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
        }
      }
      for (const cell of cells) {
        if (!this.cells.has(cell)) this.cells.set(cell, []);
        this.cells.get(cell).push(box);
      }
      return true;
    }

    cellsOf([x0, y0, x1, y1]) {
      const found = [];
      for (let cx = Math.floor(x0 / CELL); cx <= Math.floor(x1 / CELL); cx++) {
        for (let cy = Math.floor(y0 / CELL); cy <= Math.floor(y1 / CELL); cy++) found.push(cx * 4096 + cy);
      }
      return found;
    }
  }

  const smallest = (zoom) => (zoom >= 7.4 ? 0 : 9e6 / 3.6 ** (zoom - 2.6));

  function text(context, words, x, y, colours, colour) {
    context.strokeStyle = colours["label-halo"];
    context.lineWidth = 3;
    context.strokeText(words, x, y);
    context.fillStyle = colour;
    context.fillText(words, x, y);
  }

  function drawCountries(context, names, frame, colours, taken) {
    if (frame.zoom < 2.4 || frame.zoom > 7.6) return;
    const size = Math.min(13.5, 9 + (frame.zoom - 2.4) * 1.2);
    context.font = `600 ${size}px ${FONT}`;
    context.textAlign = "center";
    if ("letterSpacing" in context) context.letterSpacing = "1.2px";
    for (const { name, x, y, width } of names) {
      const room = width * frame.scale;
      const words = name.toUpperCase();
      const wide = context.measureText(words).width;
      if (room < wide * 0.8) continue;
      const px = x * frame.scale - frame.left;
      const py = y * frame.scale - frame.top;
      if (px < 0 || py < 0 || px > frame.width || py > frame.height) continue;
      if (taken.free([px - wide / 2 - 4, py - size, px + wide / 2 + 4, py + size])) {
        text(context, words, px, py, colours, colours.faint);
      }
    }
    if ("letterSpacing" in context) context.letterSpacing = "0px";
  }

  function drawCities(context, cities, frame, colours, taken, placedNames) {
    const least = smallest(frame.zoom);
    const most = frame.width * frame.height / 12000;
    context.textAlign = "left";
    for (let k = 0, placed = 0; k < cities.name.length && placed < most; k++) {
      if (cities.population[k] * (cities.capital[k] ? 4 : 1) < least) continue;
      const x = cities.x[k] * frame.scale - frame.left;
      const y = cities.y[k] * frame.scale - frame.top;
      if (x < -40 || y < 0 || x > frame.width || y > frame.height) continue;
      const size = cities.population[k] > 1e6 || cities.capital[k] ? 12 : 11;
      context.font = `${cities.capital[k] ? 600 : 400} ${size}px ${FONT}`;
      const wide = context.measureText(cities.name[k]).width;
      if (!taken.free([x - 4, y - size * 0.7, x + wide + 9, y + size * 0.7])) continue;
      context.beginPath();
      context.arc(x, y, cities.capital[k] ? 2.2 : 1.6, 0, 7);
      context.fillStyle = colours.label;
      context.fill();
      text(context, cities.name[k], x + 5.5, y + 0.5, colours, colours.label);
      placed++;
      placedNames.add(D.fold(cities.name[k]));
    }
  }

  /* The names of the places that events lie at, once one is near enough to tell them apart. */
  D.drawSites = (context, marks, data, frame, colours, { chosen, named }) => {
    if (frame.zoom < 6.2 || marks.length > 400) return;
    const taken = new Taken();
    context.font = `600 11.5px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const { x, y, r, area, count } of marks) {
      const half = area ? 5 : r;
      const badge = count > 1 ? 18 : 0;
      taken.free([x - half, y - half - badge / 2, x + half + badge, y + half]);
    }
    for (const mark of [...marks].sort((a, b) => b.count - a.count)) {
      if (mark.area || data.place[mark.row] < 0) continue;
      const [name] = data.words.place[data.place[mark.row]].split(",");
      if (named.has(D.fold(name))) continue; // the map says it already
      const wide = context.measureText(name).width;
      const y = mark.y + mark.r + (mark.row === chosen ? 17 : 10);
      if (taken.free([mark.x - wide / 2 - 3, y - 7, mark.x + wide / 2 + 3, y + 7])) text(context, name, mark.x, y, colours, colours.ink);
    }
  };

  /* Returns the names of the cities it found room for, folded. */
  D.drawLabels = (context, countries, cities, frame, colours) => {
    const taken = new Taken();
    const named = new Set();
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const countriesFirst = frame.zoom < 5.6;
    if (countriesFirst && countries) drawCountries(context, countries, frame, colours, taken);
    if (cities) drawCities(context, cities, frame, colours, taken, named);
    if (!countriesFirst && countries) drawCountries(context, countries, frame, colours, taken);
    return named;
  };
})((window.DatelinePage = window.DatelinePage || {}));
