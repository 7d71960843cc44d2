/* Where the map looks: at all events in view, or at first at nearly all; and how many lie beyond. */
(function (D) {
  "use strict";

  const { h } = D;
  const FEW = 12; // so few are all shown at once
  const ASIDE = 0.08; // this share of events may lie aside of the first view, on either side
  const MUCH = 2.2; // and only when that brings the rest so much nearer

  function drawnRows(page) {
    const { data, selection } = page;
    return Array.from(selection.visible()).filter((row) => data.site[row] >= 0);
  }

  /* The least and most of some numbers without the share at either end. */
  function middle(values, share) {
    const sorted = Float64Array.from(values).sort();
    const out = Math.floor(sorted.length * share);
    return [sorted[out], sorted[sorted.length - 1 - out]];
  }

  const boxOf = (data, rows, share) => {
    const [south, north] = middle(rows.map((row) => data.lat[row]), share);
    const [west, east] = middle(rows.map((row) => data.lon[row]), share);
    return { south, north, west, east, size: Math.max(east - west, north - south, 0.5) };
  };

  /* Whether an event lies in a box, or not far beside it. */
  const within = ({ lat, lon }, row, { south, north, west, east, size }) =>
    lat[row] >= south - size / 2 && lat[row] <= north + size / 2 && lon[row] >= west - size / 2 && lon[row] <= east + size / 2;

  function look(page, { south, north, west, east }) {
    const { map } = page;
    map.invalidateSize({ animate: false });
    const beside = D.narrow() ? 30 : Math.min(250, map.getSize().x / 4); // the legend and the buttons
    map.fitBounds([[south, west], [north, east]], { paddingTopLeft: [beside, D.narrow() ? 80 : 60],
      paddingBottomRight: [30, 40], maxZoom: 8, animate: false });
  }

  D.showAll = (page) => {
    const rows = drawnRows(page);
    if (rows.length) look(page, boxOf(page.data, rows, 0));
  };

  /* The first view: one dot on another continent shall not make a speck of all the others. */
  D.showMost = (page) => {
    const rows = drawnRows(page);
    if (!rows.length) return;
    const all = boxOf(page.data, rows, 0);
    const core = boxOf(page.data, rows, rows.length < FEW ? 0 : ASIDE);
    const near = boxOf(page.data, rows.filter((row) => within(page.data, row, core)), 0);
    look(page, all.size > MUCH * near.size ? near : all);
  };

  /* Say how many events of those in view the map does not show just now. */
  D.updateBeyond = (page) => {
    const bounds = page.map.getBounds();
    const beyond = drawnRows(page).filter((row) => !bounds.contains([page.data.lat[row], page.data.lon[row]])).length;
    const place = D.clear(D.byId("beyond"));
    if (!beyond) return;
    place.append(h("button", { type: "button", class: "button small", title: "Show all events", onclick: () => D.showAll(page) },
      D.icon("home"), `${D.number(beyond)} beyond this view`));
  };
})((window.DatelinePage = window.DatelinePage || {}));
