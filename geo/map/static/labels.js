/* Names of countries and cities: more of them with zoom, and never one over another. */
(function (D) {
  "use strict";

  const CELL = 48;
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

  D.textScale = 1; // larger where a class reads it from afar

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

    hits(box) {
      for (const cell of this.cellsOf(box)) {
        for (const other of this.cells.get(cell) || []) {
          if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return true;
        }
      }
      return false;
    }

    take(box) {
      for (const cell of this.cellsOf(box)) {
        if (!this.cells.has(cell)) this.cells.set(cell, []);
        this.cells.get(cell).push(box);
      }
    }

    free(box) {
      if (this.hits(box)) return false;
      this.take(box);
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
    const size = Math.min(13.5, 9 + (frame.zoom - 2.4) * 1.2) * D.textScale;
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

  /* Where a name may stand beside its city, as [x of its left edge, y of its middle]: on the right, or
     where that lies under an event, on another side; further off when an event is at the city itself. */
  const beside = (off, down) => [(x, y) => [x + off, y], (x, y, wide) => [x - wide - off, y],
    (x, y, wide) => [x - wide / 2, y - down], (x, y, wide) => [x - wide / 2, y + down]];
  const NEAR = beside(5.5, 13);
  const ROUND = beside(18, 25);
  const CLEAR = 8; // pixels to the events above and below, so that no name seems to be that of another dot

  function placeName(x, y, wide, size, taken, dots) {
    const boxAt = (side, clear = 0) => {
      const [left, middle] = side(x, y, wide);
      return [left - 3, middle - size * 0.7 - clear, left + wide + 3.5, middle + size * 0.7 + clear];
    };
    const covered = dots.hits([x - 2, y - 2, x + 2, y + 2]);
    const usual = !covered && !dots.hits(boxAt(NEAR[0]));
    const side = usual ? NEAR[0] : (covered ? ROUND : NEAR).find((one) => !dots.hits(boxAt(one, CLEAR))) || NEAR[0];
    const box = boxAt(side);
    const whole = [Math.min(box[0], x - 4), Math.min(box[1], y - 4), Math.max(box[2], x + 4), Math.max(box[3], y + 4)];
    return taken.free(whole) ? side(x, y, wide) : null;
  }

  function drawCities(context, cities, frame, colours, taken, placedNames, dots) {
    const least = smallest(frame.zoom);
    const most = frame.width * frame.height / 12000;
    context.textAlign = "left";
    for (let k = 0, placed = 0; k < cities.name.length && placed < most; k++) {
      if (cities.population[k] * (cities.capital[k] ? 4 : 1) < least) continue;
      const x = cities.x[k] * frame.scale - frame.left;
      const y = cities.y[k] * frame.scale - frame.top;
      if (x < -40 || y < 0 || x > frame.width || y > frame.height) continue;
      const size = (cities.population[k] > 1e6 || cities.capital[k] ? 12 : 11) * D.textScale;
      context.font = `${cities.capital[k] ? 600 : 400} ${size}px ${FONT}`;
      const wide = context.measureText(cities.name[k]).width;
      const at = placeName(x, y, wide, size, taken, dots);
      if (!at) continue;
      context.beginPath();
      context.arc(x, y, cities.capital[k] ? 2.2 : 1.6, 0, 7);
      context.fillStyle = colours.label;
      context.fill();
      text(context, cities.name[k], at[0], at[1] + 0.5, colours, colours.label);
      placed++;
      placedNames.add(D.fold(cities.name[k]));
    }
  }

  /* The names of the places that events lie at, once one is near enough to tell them apart. */
  D.drawSites = (context, marks, data, frame, colours, { chosen, world }) => {
    if (frame.zoom < 6.2 || marks.length > 400) return;
    const taken = new Taken();
    context.font = `600 ${11.5 * D.textScale}px ${FONT}`;
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
      if (world.named?.has(D.fold(name))) continue; // the map says it already
      const wide = context.measureText(name).width;
      const y = mark.y + mark.r + (mark.row === chosen ? 17 : 10);
      const box = [mark.x - wide / 2 - 3, y - 7, mark.x + wide / 2 + 3, y + 7];
      if (!world.nameHits(frame, box) && taken.free(box)) text(context, name, mark.x, y, colours, colours.ink);
    }
  };

  /* The dots of events, with the badges of those that share one: names keep clear of them. */
  function dotsOf(sites, frame) {
    const dots = new Taken();
    for (const { x, y, r, badge } of sites) {
      const px = x * frame.scale - frame.left;
      const py = y * frame.scale - frame.top;
      dots.take([px - r, py - r - badge / 2, px + r + badge, py + r]);
    }
    return dots;
  }

  /* Returns the names of the cities it found room for, folded, and the room that all names take. */
  D.drawLabels = (context, countries, cities, sites, frame, colours) => {
    const taken = new Taken();
    const named = new Set();
    const dots = dotsOf(sites, frame);
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const countriesFirst = frame.zoom < 5.6;
    if (countriesFirst && countries) drawCountries(context, countries, frame, colours, taken);
    if (cities) drawCities(context, cities, frame, colours, taken, named, dots);
    if (!countriesFirst && countries) drawCountries(context, countries, frame, colours, taken);
    return { named, taken };
  };
})((window.DatelinePage = window.DatelinePage || {}));
