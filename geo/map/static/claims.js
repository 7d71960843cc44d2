/* Who says what: one row a statement, figures side by side, the same statement of several reports once. */
(function (D) {
  "use strict";

  const { h } = D;
  const NAMES = { fatalities: "Killed", injuries: "Injured", claimed_by: "Claims it", claim: "Claims it",
    attributed: "Blames", attribution: "Blames", denied_by: "Denies it", denial: "Denies it" };
  const ORDER = Object.keys(NAMES);

  const first = (...values) => values.find((value) => value !== null && value !== undefined) ?? null;
  const isFigure = (claim) => first(claim.low, claim.best, claim.high) !== null;

  /* The same field, figure (or words) and speaker in several reports: one row that names them all. */
  function grouped(claims) {
    const rows = new Map();
    for (const claim of claims) {
      const said = isFigure(claim) ? D.figureText(claim.low, claim.best, claim.high) : claim.value;
      const key = JSON.stringify([claim.field, said, claim.speaker, claim.superseded]);
      if (!rows.has(key)) rows.set(key, { ...claim, said, reports: new Set(), words: new Set() });
      rows.get(key).reports.add(claim.report);
      if (isFigure(claim) && claim.value && claim.value !== said) rows.get(key).words.add(claim.value);
    }
    const order = (row) => (ORDER.includes(row.field) ? ORDER.indexOf(row.field) : ORDER.length);
    return [...rows.values()].sort((a, b) => order(a) - order(b));
  }

  function line(row, titles) {
    const name = NAMES[row.field] || D.FIELDS[row.field] || D.capital(row.field.replaceAll("_", " "));
    const act = !isFigure(row) && row.said === row.speaker; // "Iran denies it": said once, not twice
    const reports = [...row.reports].map((id) => titles.get(id) || id);
    return h("tr", { class: row.superseded ? "superseded" : "" }, h("th", { scope: "row" }, name),
      h("td", {}, h("span", { class: "claimed" }, act ? "yes" : row.said),
        row.superseded ? h("span", { class: "hint" }, " later revised") : null,
        [...row.words].slice(0, 2).map((words) => h("span", { class: "hint claim-words" }, `“${words}”`))),
      h("td", {}, row.speaker || "the report itself"),
      h("td", {}, reports.length > 1 ? h("span", { title: reports.join("\n") }, D.count(reports.length, "report")) : reports[0]));
  }

  /* Whether the figures for the dead, as they stand now, leave room for one another. */
  function agreement(claims) {
    const dead = claims.filter((claim) => claim.field === "fatalities" && !claim.superseded && isFigure(claim));
    if (dead.length < 2) return null;
    const least = Math.max(...dead.map((claim) => first(claim.low, claim.best, claim.high)));
    const most = Math.min(...dead.map((claim) => first(claim.high, claim.low === claim.best ? null : claim.best, Infinity)));
    return h("p", { class: "hint" }, least <= most ? "The figures for the dead agree." : "The figures for the dead do not agree; both stand.");
  }

  D.claims = (card) => {
    if (!card.claims.length) return null;
    const titles = new Map(card.sources.map((source) => [source.id, source.outlet || source.title || source.source || source.id]));
    const head = h("tr", {}, ["About", "Said", "Speaker", "Report"].map((name) => h("th", { scope: "col" }, name)));
    const rows = grouped(card.claims).map((row) => line(row, titles));
    return D.section("Who says what", agreement(card.claims),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Claims" },
        h("table", { class: "claims" }, h("thead", {}, head), h("tbody", {}, rows))));
  };
})((window.DatelinePage = window.DatelinePage || {}));
