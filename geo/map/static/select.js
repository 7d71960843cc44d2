/* Which events are in view: a slice of time found by two binary searches, and the filters. */
(function (D) {
  "use strict";

  const TYPES = 7; // six and "other"

  D.Selection = class {
    constructor(data) {
      this.data = data;
      this.facets = D.makeFacets(data);
      this.fails = new Uint16Array(data.n);
      this.rows = new Int32Array(data.n); // the rows in view, by first day
      this.count = 0;
      this.filters = {};
      this.window = null;
      const last = data.dated ? data.furthest[data.dated - 1] : 0;
      this.span = data.dated ? [data.start[0], last] : null;
      this.bins = this.span ? D.makeBins(this.span[0], this.span[1]) : null;
      const cells = (this.bins ? this.bins.n : 0) * TYPES;
      this.all = new Int32Array(cells); // a bar's events by type under the filters, at any time
      this.bars = new Int32Array(cells); // the same, in the window only
      this.undated = 0;
      this.setFilters({});
    }

    setFilters(filters) {
      for (const facet of this.facets) {
        if (differs(filters[facet.key], this.filters[facet.key])) {
          D.failFacet(this.data, facet, filters[facet.key], this.fails);
        }
      }
      if (differs(filters.deaths, this.filters.deaths)) D.failDeaths(this.data, filters.deaths, this.fails);
      if (differs(filters.q, this.filters.q)) D.failText(this.data, filters.q, this.fails);
      this.filters = filters;
      this.countAll();
      this.setWindow(this.window);
    }

    countAll() {
      const { start, type, dated } = this.data;
      this.all.fill(0);
      for (let i = 0; i < dated; i++) {
        if (this.fails[i] === 0) this.all[D.binOf(this.bins, start[i]) * TYPES + Math.min(type[i], 6)]++;
      }
    }

    /* Rows that overlap the window lie in [from, to); a few of them may have ended before it. */
    slice() {
      const { start, furthest, dated, n } = this.data;
      if (!this.window) return [0, n];
      const [first, last] = this.window;
      return [D.firstAtLeast(furthest, first, dated), D.firstAtLeast(start, last + 1, dated)];
    }

    /* One pass over the slice finds the rows in view, their bars and the figures of the sentence. */
    setWindow(window) {
      this.window = window;
      const { fails, rows, bars, bins, data } = this;
      const { start, end, type, dated, lower, upper, drawn } = data;
      const first = window ? window[0] : -D.NO_DAY;
      const [from, to] = this.slice();
      const at = bins ? bins.at : null;
      const origin = bins ? bins.first : 0;
      const byType = new Int32Array(TYPES);
      const byPlace = new Int32Array(4);
      let [count, undated, last, low, high, said] = [0, 0, -D.NO_DAY, 0, 0, 0];
      bars.fill(0);
      for (let i = from; i < to; i++) {
        if (fails[i] !== 0 || end[i] < first) continue;
        const kind = type[i] < 6 ? type[i] : 6;
        rows[count++] = i;
        byType[kind]++;
        byPlace[drawn[i]]++;
        if (lower[i] >= 0) { said++; low += lower[i]; high += upper[i]; }
        if (i >= dated) { undated++; continue; }
        if (end[i] > last) last = end[i];
        bars[at[(start[i] < first ? first : start[i]) - origin] * TYPES + kind]++;
      }
      const days = count > undated ? { from: start[rows[0]], to: last } : { from: null, to: null };
      this.count = count;
      this.undated = undated;
      this.figures = { events: count, ...days, low, high, said, country: byPlace[2], nowhere: byPlace[3], undated, byType };
    }

    visible() {
      return this.rows.subarray(0, this.count);
    }

    /* Every row of the window, whatever the filters say: what option counts are counted over. */
    inWindow() {
      const [from, to] = this.slice();
      const first = this.window ? this.window[0] : -D.NO_DAY;
      const found = new Int32Array(to - from);
      let count = 0;
      for (let i = from; i < to; i++) if (this.data.end[i] >= first) found[count++] = i;
      return found.subarray(0, count);
    }

    optionCounts() {
      return D.countOptions(this.data, this.facets, this.fails, this.inWindow());
    }

    active() {
      const { deaths, q } = this.filters;
      const words = this.facets.reduce((sum, facet) => sum + (this.filters[facet.key] || []).length, 0);
      return words + (deaths && (deaths[0] !== null || deaths[1] !== null) ? 1 : 0) + (q ? 1 : 0);
    }
  };

  const differs = (a, b) => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

  /* "12 events, 20 Nov 2023 – 5 Aug 2024, 31–47 killed as reported, 3 known only to country" */
  D.summaryText = (figures) => {
    if (figures.events === 0) return "No events in view: widen the dates or clear a filter";
    const parts = [D.count(figures.events, "event")];
    if (figures.from !== null) parts.push(D.spanText(figures.from, figures.to));
    parts.push(figures.said ? `${D.rangeText(figures.low, figures.high)} killed as reported` : "deaths not said");
    if (figures.country) parts.push(`${D.number(figures.country)} known only to country`);
    if (figures.nowhere) parts.push(`${D.number(figures.nowhere)} without a place`);
    if (figures.undated) parts.push(`${D.number(figures.undated)} without a date`);
    return parts.join(", ");
  };

  /* Filters as anybody may hand them in, made regular: unknown keys and empty lists are dropped. */
  D.cleanFilters = (given, facets) => {
    const filters = {};
    for (const { key } of facets) {
      const words = [given[key] ?? []].flat().map(String).filter((word) => word !== "");
      if (words.length) filters[key] = [...new Set(words)];
    }
    const bounds = (Array.isArray(given.deaths) ? given.deaths : []).slice(0, 2).map(bound);
    if (bounds.some((value) => value !== null)) filters.deaths = [bounds[0] ?? null, bounds[1] ?? null];
    const q = String(given.q ?? "").slice(0, 200);
    if (D.fold(q)) filters.q = q;
    return filters;
  };

  function bound(value) {
    const number = value === null || value === "" || value === undefined ? NaN : Number(value);
    return Number.isFinite(number) && number >= 0 ? Math.floor(number) : null;
  }
})((window.DatelinePage = window.DatelinePage || {}));
