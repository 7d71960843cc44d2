/* The bars of the histogram: days, weeks, months or years, whichever give a readable number. */
(function (D) {
  "use strict";

  const MOST = { day: 130, week: 160, month: 600 };
  const WEEKDAY_OF_DAY_0 = 3; // 1970-01-01 was a Thursday; weeks begin on Monday

  const monthStart = (year, month) => Date.UTC(year, month, 1) / 86400000;

  function nextEdge(day, unit) {
    const at = D.partsOf(day);
    if (unit === "day") return day + 1;
    if (unit === "week") return day + 7;
    if (unit === "month") return monthStart(at.year, at.month + 1);
    return monthStart(at.year + 1, 0);
  }

  function firstEdge(day, unit) {
    const at = D.partsOf(day);
    if (unit === "day") return day;
    if (unit === "week") return day - ((((day + WEEKDAY_OF_DAY_0) % 7) + 7) % 7);
    return monthStart(at.year, unit === "month" ? at.month : 0);
  }

  function unitFor(first, last) {
    const days = last - first + 1;
    if (days <= MOST.day) return "day";
    if (days <= MOST.week * 7) return "week";
    return days <= MOST.month * 30 ? "month" : "year";
  }

  /* {unit, edges, n, first, last}: bar k covers the days edges[k] up to edges[k + 1]. */
  D.makeBins = (first, last) => {
    const unit = unitFor(first, last);
    const edges = [firstEdge(first, unit)];
    while (edges.at(-1) <= last) edges.push(nextEdge(edges.at(-1), unit));
    const bins = { unit, edges: Int32Array.from(edges), n: edges.length - 1, first: edges[0], last: edges.at(-1) - 1 };
    bins.at = lookUp(bins);
    return bins;
  };

  function lookUp(bins) {
    const at = new Int32Array(bins.last - bins.first + 1);
    for (let k = 0; k < bins.n; k++) at.fill(k, bins.edges[k] - bins.first, bins.edges[k + 1] - bins.first);
    return at;
  }

  D.binOf = (bins, day) => bins.at[Math.max(bins.first, Math.min(bins.last, day)) - bins.first];

  /* The day that lies `steps` units after `day`. */
  D.shiftDay = (day, unit, steps) => {
    if (unit === "day") return day + steps;
    if (unit === "week") return day + 7 * steps;
    const at = D.partsOf(day);
    const month = at.month + (unit === "month" ? steps : 0);
    const year = at.year + (unit === "year" ? steps : 0);
    const longest = D.partsOf(monthStart(year, month + 1) - 1).day;
    return monthStart(year, month) + Math.min(at.day, longest) - 1;
  };

  /* Ticks of the axis: [{day, text, strong}], about one every `room` pixels. */
  D.ticks = (bins, width, room) => {
    const days = bins.last - bins.first + 1;
    const most = Math.max(2, Math.floor(width / room));
    const months = Math.ceil(days / 30.4 / most);
    if (days <= most * 10) return dayTicks(bins, Math.ceil(days / most));
    const step = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((size) => size >= months) || 600;
    return monthTicks(bins, step);
  };

  function dayTicks(bins, step) {
    const found = [];
    for (let day = bins.first; day <= bins.last; day += step) {
      const at = D.partsOf(day);
      found.push({ day, text: `${at.day} ${D.monthName(at.month)}`, strong: at.day === 1 });
    }
    return found;
  }

  function monthTicks(bins, step) {
    const found = [];
    const from = D.partsOf(bins.first);
    let index = Math.floor((from.year * 12 + from.month) / step) * step;
    for (;; index += step) {
      const day = monthStart(Math.floor(index / 12), index % 12);
      if (day > bins.last) return found;
      if (day < bins.first) continue;
      const january = index % 12 === 0;
      const text = january || step >= 12 ? String(Math.floor(index / 12)) : D.monthName(index % 12);
      found.push({ day, text, strong: january });
    }
  }
})((window.DatelinePage = window.DatelinePage || {}));
