/* From an empty page to a map: load, build, restore the state of the address, open the door. */
(function (D) {
  "use strict";

  /* Data that the page carries itself, or else asks its own server for. */
  const inlined = (name) => document.querySelector(`script[data-asset="${CSS.escape(name)}"]`);

  async function load(name) {
    const element = inlined(name);
    if (element) return JSON.parse(element.textContent);
    if (inlined("api/events")) throw new Error(`${name} is not in this file`); // a file asks nobody
    const answer = await fetch(name, { credentials: "same-origin" });
    if (answer.ok) return answer.json();
    const told = await answer.json().catch(() => null); // the server says in one sentence what is wrong
    throw new Error(told?.error || `${name} answered ${answer.status}`);
  }

  let cards = null;
  async function loadCard(id) {
    if (inlined("api/cards")) {
      cards = cards || (await load("api/cards"));
      return cards[id] || null;
    }
    return load(`api/event/${encodeURIComponent(id)}`);
  }

  function prepare(map) {
    const stage = D.byId("stage");
    const container = map.getContainer();
    container.setAttribute("aria-label", "Map of events; every event is also in the list");
    container.setAttribute("role", "region");
    stage.prepend(container);
    for (const [name, order] of [["world", 200], ["events", 400]]) map.createPane(name).style.zIndex = order;
    map.invalidateSize({ animate: false });
    D.byId("credit").textContent = `Leaflet · ${D.BORDER_NOTE}`;
  }

  function restore(page, state) {
    page.selection.filters = {};
    page.setFilters(state.filters);
    const span = page.selection.span;
    const [from, to] = state.window;
    if (span && (from !== null || to !== null)) {
      page.setWindow([from ?? span[0], to ?? span[1]].sort((a, b) => a - b), { whole: false });
    }
    if (state.present) page.presenter.begin();
    const [lat, lon, zoom] = state.view;
    if (lat !== null && lon !== null) page.map.setView([lat, lon], zoom ?? page.map.getZoom(), { animate: false });
    else D.showMost(page);
    const row = state.selected === null ? undefined : page.data.row.get(state.selected);
    if (row !== undefined) page.select(row);
  }

  function watch(page) {
    page.map.on("moveend", () => page.changed(0));
    page.map.on("click", (event) => {
      const rows = page.events.under(event.containerPoint);
      if (rows.length === 1 || (rows.length && page.presenter.on)) page.select(rows[0]);
      else if (rows.length > 1) page.drawer.showList(`${D.number(rows.length)} events here`, rows);
    });
    D.watchPointer(page);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => page.recolour());
    new ResizeObserver(() => page.map.invalidateSize({ animate: false })).observe(page.stage);
  }

  async function begin(map, options) {
    const labels = load("assets/labels.json").catch(() => null);
    const data = D.readColumns(await load("api/events"));
    const query = D.readAddress(options.state);
    const state = D.stateOf(query, D.makeFacets(data));
    if (state.theme === "light" || state.theme === "dark") document.documentElement.dataset.theme = state.theme;
    document.body.classList.toggle("embedded", state.embed);
    const page = new D.Page(map, data, { standalone: options.standalone, load, loadCard, mode: state.mode, theme: state.theme, embed: state.embed, lesson: state.lesson });
    page.build();
    page.named = labels.then((cities) => { if (cities) { page.world.cities = D.readLabels(cities); page.world.draw(); page.events.draw(); } });
    restore(page, state);
    page.world.addTo(map);
    page.events.addTo(map);
    watch(page);
    page.drawNow();
    const notice = D.byId("notice");
    notice.hidden = data.n > 0;
    notice.classList.add("beside");
    notice.textContent = "There is no event yet. Put reports into the seeds folder and build again.";
    page.atRest();
    D.openDoor(page);
  }

  D.start = (map, options) => {
    prepare(map);
    begin(map, options).catch((error) => {
      const notice = D.byId("notice");
      notice.hidden = false;
      notice.textContent = `The map could not be drawn. ${D.capital(error.message)}.`.replace("..", ".");
      throw error;
    });
  };
})((window.DatelinePage = window.DatelinePage || {}));
