/* What is in view, taken away: CSV, GeoJSON, a picture, or the whole page as one file. */
(function (D) {
  "use strict";

  const { h } = D;

  /* One flat row an event; text may be anything, numbers are numbers. */
  D.rowsInView = (page) => Array.from(page.selection.visible(), (row) => flat(page.data, row));

  function flat(data, i) {
    const { raw, words } = data;
    const names = (column, list) => column[i].map((code) => list[code]).join("; ");
    const word = (list, code) => (code === null || code === undefined ? "" : words[list][code] ?? "");
    const figures = (what) => Object.fromEntries(["low", "best", "high"].map((step, k) => [`${what}_${step}`, raw[what][k][i]]));
    return {
      id: raw.id[i],
      date_start: raw.start[i] === null ? "" : D.isoOf(raw.start[i]),
      date_end: raw.end[i] === null ? "" : D.isoOf(raw.end[i]),
      date_precision: words.when[raw.when[i]],
      event_type: words.type[raw.type[i]], sub_event_type: words.sub[raw.sub[i]],
      place: word("place", raw.place[i]), admin1: word("admin1", raw.admin1[i]), country: word("country", raw.country[i]),
      lat: raw.lat[i], lon: raw.lon[i], radius_km: raw.radius[i], place_precision: words.drawn[raw.drawn[i]],
      initiators: names(raw.initiators, words.actor), targets: names(raw.targets, words.actor),
      claimed_by: names(raw.claimed, words.actor), attributed_to: names(raw.attributed, words.actor),
      denied_by: names(raw.denied, words.actor), weapons: names(raw.weapons, words.weapon),
      ...figures("killed"), ...figures("injured"),
      status: words.status[raw.status[i]], reports: raw.reports[i], origins: raw.origins[i],
      dataset: words.dataset[raw.dataset[i]], record: raw.record[i],
    };
  }

  /* A cell that a spreadsheet would run as a formula begins with an apostrophe instead. */
  D.csvCell = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return String(value);
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  D.csv = (page) => {
    const rows = D.rowsInView(page);
    const names = rows.length ? Object.keys(rows[0]) : ["id"];
    const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
    return lines.map((line) => line.map(D.csvCell).join(",")).join("\r\n") + "\r\n";
  };

  D.geojson = (page) => JSON.stringify({
    type: "FeatureCollection",
    features: D.rowsInView(page).map(({ id, lat, lon, ...properties }) => ({
      type: "Feature", id,
      geometry: lat === null || properties.place_precision === "country" ? null : { type: "Point", coordinates: [lon, lat] },
      properties,
    })),
  }, null, 1);

  function save(page, ending, type, content) {
    const blob = content instanceof Blob ? content : new Blob([content], { type });
    const window = page.selection.window || page.selection.span;
    const dates = window ? `-${D.isoOf(window[0])}-to-${D.isoOf(window[1])}` : "";
    const link = h("a", { href: URL.createObjectURL(blob), download: `dateline${dates}.${ending}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    page.toast(`Saved ${D.count(page.selection.count, "event")} as ${ending.toUpperCase()}`);
  }

  D.saveAs = {
    csv: (page) => save(page, "csv", "text/csv", "\ufeff" + D.csv(page)),
    geojson: (page) => save(page, "geojson", "application/geo+json", D.geojson(page)),
    png: async (page) => save(page, "png", "image/png", await D.picture(page)),
    html: (page) => {
      const link = h("a", { href: `map?standalone=1&${D.addressOf(page)}`, download: "dateline.html" });
      document.body.append(link);
      link.click();
      link.remove();
    },
    print: () => window.print(),
    handout: (page) => D.printHandout(page),
  };

  D.makeTools = (page) => {
    const entries = [["csv", "Table (CSV)"], ["geojson", "GeoJSON"], ["png", "Picture (PNG)"],
      ["html", "Whole page, one file (HTML)"], ["print", "Print"], ["handout", "Handout for a class (print)"]].filter(([key]) => key !== "html" || !page.standalone);
    const items = entries.map(([key, label]) => h("button", { type: "button", role: "menuitem", tabindex: -1, "data-save": key,
      onclick: () => { close(true); D.saveAs[key](page); } }, label));
    const menu = h("div", { class: "menu", role: "menu", "aria-label": "Export", hidden: true }, items);
    const button = h("button", { type: "button", class: "button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": "Export", title: "Export what is in view",
      onclick: () => (menu.hidden ? open() : close(true)) }, D.icon("download"), h("span", { class: "wide-only" }, "Export"));
    const open = () => { menu.hidden = false; button.setAttribute("aria-expanded", "true"); items[0].focus(); };
    const close = (back) => {
      if (menu.hidden) return;
      menu.hidden = true;
      button.setAttribute("aria-expanded", "false");
      if (back) button.focus();
    };
    menu.addEventListener("keydown", (event) => {
      const at = items.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
      if (to !== undefined) items.at(to % items.length).focus();
      else if (event.key === "Escape" || event.key === "Tab") close(event.key === "Escape");
      else return;
      if (event.key !== "Tab") event.preventDefault();
    });
    document.addEventListener("pointerdown", (event) => { if (!event.target.closest(".menu-holder")) close(false); });
    const share = h("button", { type: "button", class: "button", "aria-label": "Copy link", title: "Copy a link to this view",
      onclick: () => page.copyLink() }, D.icon("share"), h("span", { class: "wide-only" }, "Copy link"));
    const present = h("button", { type: "button", class: "button", "aria-label": "Present", title: "Present to a class: a slide an event",
      onclick: () => page.presenter.begin(page.selected) }, D.icon("present"), h("span", { class: "wide-only" }, "Present"));
    D.byId("tools").append(present, share, h("div", { class: "menu-holder" }, button, menu));
  };
})((window.DatelinePage = window.DatelinePage || {}));
