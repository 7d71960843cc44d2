/* Words and numbers as people read them, and text folded for search as fold.py folds it. */
(function (D) {
  "use strict";

  const DAY_MS = 86400000;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const SILENT = /['’‘ʼʻ`´ʾʿ′]/g;

  D.fold = (text) =>
    text.replace(SILENT, "").normalize("NFKD").toLowerCase()
      .replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  /* Days are whole numbers counted from 1970-01-01, so that no time zone can move one. */
  D.isoOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

  D.dayOf = (iso) => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso || "");
    if (!match) return null;
    const time = Date.UTC(+match[1], +match[2] - 1, +match[3]);
    return Number.isNaN(time) || D.isoOf(time / DAY_MS) !== iso ? null : time / DAY_MS;
  };

  D.partsOf = (day) => {
    const date = new Date(day * DAY_MS);
    return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
  };

  D.dayText = (day) => {
    const at = D.partsOf(day);
    return `${at.day} ${MONTHS[at.month]} ${at.year}`;
  };

  D.monthName = (month) => MONTHS[month];

  D.spanText = (start, end) =>
    start === end ? D.dayText(start) : `${D.dayText(start)} – ${D.dayText(end)}`;

  /* A date as exactly as it is known, and no more exactly. */
  D.whenText = (start, end, precision) => {
    if (start === null || precision === "none") return "date not known";
    const from = D.partsOf(start);
    if (precision === "month" && from.month === D.partsOf(end).month) {
      return `${MONTHS[from.month]} ${from.year}`;
    }
    if (precision === "year") return `${from.year}`;
    return D.spanText(start, end);
  };

  D.number = (value) => value.toLocaleString("en-GB");

  D.count = (value, one, many) => `${D.number(value)} ${value === 1 ? one : many || one + "s"}`;

  /* "31–47", "12", "at least 12", or null where nobody said. 0 is a statement. */
  D.figureText = (low, best, high) => {
    const from = low ?? best ?? high ?? null;
    if (from === null) return null;
    if (low === null && best === null) return `up to ${D.number(high)}`;
    if (high === null && low !== null) {
      return best > low ? `${D.number(low)}–${D.number(best)} or more` : `at least ${D.number(low)}`;
    }
    return D.rangeText(from, high ?? best ?? low);
  };

  D.rangeText = (low, high) =>
    high > low ? `${D.number(low)}–${D.number(high)}` : D.number(low);

  D.capital = (text) => (text ? text[0].toUpperCase() + text.slice(1) : text);

  D.listText = (words, last = "and") =>
    words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

  D.PRECISION_NAMES = {
    exact: "exact place", area: "area only", country: "country only", none: "no place",
  };
  D.WHEN_NAMES = {
    day: "to the day", week: "to the week", month: "to the month", year: "to the year", none: "no date",
  };
})((window.DatelinePage = window.DatelinePage || {}));
