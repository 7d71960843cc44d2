/* The state of the page as an address, and back; names as docs/architecture.md lists them. */
(function (D) {
  "use strict";

    /* The page's own address wins over the query the server gave it. */
  D.readAddress = (given) => {
    const own = new URLSearchParams(location.search);
    own.delete("standalone");
    const hash = location.hash.slice(1);
    return new URLSearchParams(hash || (own.size ? own : given || ""));
  };

  D.stateOf = (query, facets) => {
    const words = Object.fromEntries(facets.map(({ key }) => [key, query.getAll(key)]));
    const deaths = /^(\d*)-(\d*)$/.exec(query.get("deaths") || "");
    const filters = D.cleanFilters(
      { ...words, deaths: deaths ? [deaths[1], deaths[2]] : [], q: query.get("q") || "" }, facets);
    const number = (key) => {
      const value = query.get(key);
      return value !== null && value !== "" && Number.isFinite(+value) ? +value : null;
    };
    return {
      filters,
      window: [D.dayOf(query.get("from")), D.dayOf(query.get("to"))],
      selected: query.get("id"),
      view: [number("lat"), number("lon"), number("z")],
      mode: query.get("mode") === "cumulative" ? "cumulative" : "window",
      theme: query.get("theme"),
      embed: query.get("embed") === "1",
      present: query.get("present") === "1",
      lesson: D.cleanLesson({ title: query.get("title"), note: query.get("note") }),
    };
  };

  D.addressOf = (page) => {
    const query = new URLSearchParams();
    const { window, filters } = page.selection;
    if (window) { query.set("from", D.isoOf(window[0])); query.set("to", D.isoOf(window[1])); }
    for (const { key } of page.selection.facets) {
      for (const word of filters[key] || []) query.append(key, word);
    }
    if (filters.deaths) query.set("deaths", filters.deaths.map((value) => value ?? "").join("-"));
    if (filters.q) query.set("q", filters.q);
    if (page.selected !== null) query.set("id", page.data.id[page.selected]);
    const center = page.map.getCenter();
    query.set("lat", center.lat.toFixed(3));
    query.set("lon", center.lng.toFixed(3));
    query.set("z", String(+page.map.getZoom().toFixed(2)));
    if (page.mode === "cumulative") query.set("mode", "cumulative");
    if (page.theme) query.set("theme", page.theme);
    if (page.embed) query.set("embed", "1");
    if (page.presenter.on) query.set("present", "1");
    for (const [key, words] of Object.entries(page.lesson)) if (words) query.set(key, words);
    return query.toString();
  };
})((window.DatelinePage = window.DatelinePage || {}));
