/* The payload's columns as typed arrays, sorted by first day. */
(function (D) {
  "use strict";

  const NONE = -1;
  const NO_DAY = 0x7fffffff;

  /* Plain loops: with a million rows they take a tenth of the time of Array.from and a function. */
  function typed(Kind, list, otherwise) {
    const column = new Kind(list.length);
    for (let i = 0; i < list.length; i++) column[i] = list[i] === null ? otherwise : list[i];
    return column;
  }
  const ints = (list, otherwise) => typed(Int32Array, list, otherwise);
  const floats = (list) => typed(Float64Array, list, NaN);

  /* Lists of codes a row, end to end: row i owns codes[at[i]] up to codes[at[i + 1]]. */
  function ragged(lists) {
    const at = new Int32Array(lists.length + 1);
    for (let i = 0; i < lists.length; i++) at[i + 1] = at[i] + lists[i].length;
    const codes = new Int32Array(at[lists.length]);
    for (let i = 0; i < lists.length; i++) {
      for (let k = 0; k < lists[i].length; k++) codes[at[i] + k] = lists[i][k];
    }
    return { at, codes };
  }

  /* Everybody in any of the columns, each once. */
  function union(first, ...others) {
    return first.map((list, i) => {
      let all = list;
      for (const other of others) {
        for (const code of other[i]) {
          if (all.includes(code)) continue;
          if (all === list) all = [...list];
          all.push(code);
        }
      }
      return all;
    });
  }

  const mercatorX = (lon) => lon / 360 + 0.5;
  const mercatorY = (lat) => {
    const sin = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  };
  D.mercatorX = mercatorX;
  D.mercatorY = mercatorY;

  /* Events at one and the same point share a site, and a site is drawn once. What is known only to a
     country, or has no date, has no site and no dot: the tray lists it. */
  function sitesOf(lat, lon, drawn, dated) {
    const names = new Map();
    const site = new Int32Array(lat.length).fill(NONE);
    const first = [];
    for (let i = 0; i < dated; i++) {
      if (Number.isNaN(lat[i]) || drawn[i] > 1) continue;
      const name = Math.round((lat[i] + 90) * 1e5) * 72e6 + Math.round((lon[i] + 180) * 1e5) + drawn[i] * 0.25;
      if (!names.has(name)) { names.set(name, first.length); first.push(i); }
      site[i] = names.get(name);
    }
    return { site, sites: first.length, siteFirst: Int32Array.from(first) };
  }

  const MOST_DOTS = 300; // with more dots than this, names cannot keep clear of them

  /* The dots that names keep clear of, whatever is in view: each as large as its weightiest event. */
  D.siteDots = ({ n, site, sites, siteFirst, x, y, dead, drawn }) => {
    if (sites > MOST_DOTS) return [];
    const most = new Int32Array(sites);
    const count = new Int32Array(sites);
    for (let i = 0; i < n; i++) {
      if (site[i] < 0) continue;
      most[site[i]] = Math.max(most[site[i]], dead[i]);
      count[site[i]]++;
    }
    return Array.from(siteFirst, (row, s) => ({ x: x[row], y: y[row], r: (drawn[row] === 1 ? 5 : D.radiusFor(most[s])) + 1,
      badge: count[s] > 1 ? 12 : 0 }));
  };

  function furthestEnd(end) {
    const furthest = new Int32Array(end.length);
    for (let i = 0, most = -NO_DAY; i < end.length; i++) {
      if (end[i] > most) most = end[i];
      furthest[i] = most;
    }
    return furthest;
  }

  D.readColumns = (payload) => {
    const columns = payload.columns;
    const start = ints(columns.start, NO_DAY);
    const end = ints(columns.end, NO_DAY);
    const lat = floats(columns.lat);
    const lon = floats(columns.lon);
    const drawn = Uint8Array.from(columns.drawn);
    const [low, best, high] = columns.killed;
    const lower = Int32Array.from(low, (value, i) => value ?? best[i] ?? high[i] ?? NONE);
    const upper = Int32Array.from(high, (value, i) => value ?? best[i] ?? low[i] ?? NONE);
    const dead = Int32Array.from(best, (value, i) => value ?? low[i] ?? high[i] ?? 0);
    const actors = union(columns.initiators, columns.targets, columns.claimed, columns.attributed);
    const dated = payload.dated;
    return {
      n: payload.n, dated, words: payload.words, raw: columns, about: payload.about || {},
      id: columns.id, row: new Map(columns.id.map((id, i) => [id, i])),
      start, end, furthest: furthestEnd(end.subarray(0, dated)),
      lat, lon, x: lon.map(mercatorX), y: lat.map(mercatorY),
      radius: floats(columns.radius), drawn, ...sitesOf(lat, lon, drawn, dated),
      type: Uint8Array.from(columns.type), sub: ints(columns.sub, NONE),
      when: Uint8Array.from(columns.when), status: Uint8Array.from(columns.status),
      country: ints(columns.country, NONE), dataset: ints(columns.dataset, NONE),
      place: ints(columns.place, NONE), admin1: ints(columns.admin1, NONE),
      actor: ragged(actors), weapon: ragged(columns.weapons), initiators: ragged(columns.initiators),
      lower, upper, dead, search: columns.search,
      blamed: Uint8Array.from(columns.initiators, (list, i) =>
        (list.length === 0 && (columns.claimed[i].length > 0 || columns.attributed[i].length > 0) ? 1 : 0)),
    };
  };

  D.ragged = ragged;
  D.NO_DAY = NO_DAY;
  D.NONE = NONE;

  /* The first row in [0, n) for which column[row] >= value; n when there is none. */
  D.firstAtLeast = (column, value, n) => {
    let from = 0;
    let to = n;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (column[middle] < value) from = middle + 1;
      else to = middle;
    }
    return from;
  };

  D.wordsOf = (data, column, row, words) => {
    const found = [];
    for (let k = column.at[row]; k < column.at[row + 1]; k++) found.push(words[column.codes[k]]);
    return found;
  };

  D.placeText = (data, row) => {
    const country = data.words.country_name[data.country[row]] || "";
    if (data.place[row] < 0) return "place not known";
    const place = data.words.place[data.place[row]];
    return country && !place.endsWith(country) ? `${place}, ${country}` : place;
  };

  D.whenOf = (data, row) => {
    const dated = data.start[row] !== NO_DAY;
    return D.whenText(dated ? data.start[row] : null, data.end[row], data.words.when[data.when[row]]);
  };
})((window.DatelinePage = window.DatelinePage || {}));
