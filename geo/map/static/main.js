/* The page: holds its state in one place and tells every part when something changed. */
(function (D) {
  "use strict";

  const FRAMES = 240;
  const REST_MS = 160;

  class Page {
    constructor(map, data, options) {
      Object.assign(this, { map, data, ...options });
      this.selection = new D.Selection(data);
      this.selected = null;
      this.recent = null;
      this.frames = [];
      this.summary = "";
      this.stage = D.byId("stage");
      this.dock = D.byId("dock");
      this.cards = new Map();
      this.resting = null; // the timer of what is done at rest
      this.waiting = []; // who wants to know when that is done
    }

    build() {
      this.colours = D.palette();
      this.world = new D.WorldSheet(this.load, { pane: "world" });
      this.events = new D.EventSheet(this.data, { pane: "events" });
      this.events.world = this.world;
      this.world.sites = D.siteDots(this.data);
      this.world.colours = this.events.colours = this.colours;
      this.timeline = new D.Timeline(this);
      this.player = new D.Player(this);
      this.drawer = new D.Drawer(this);
      this.panel = new D.Panel(this);
      this.presenter = new D.Presenter(this);
      this.legend = D.makeLegend(this);
      D.makeTools(this);
      D.makeCorner(this);
    }

    /* ---- what may be changed, and by whom: the timeline, the filters, the card, the door */
    setWindow(window, { recent = null, whole = true } = {}) {
      const span = this.selection.span;
      const everything = whole && window && span && window[0] <= span[0] && window[1] >= span[1];
      const begun = performance.now();
      this.selection.setWindow(everything ? null : window);
      this.recent = this.mode === "cumulative" ? recent : null;
      this.changed(performance.now() - begun);
    }

    setFilters(filters) {
      const begun = performance.now();
      this.selection.setFilters(D.cleanFilters(filters, this.selection.facets));
      this.changed(performance.now() - begun);
    }

    setMode(mode) {
      this.mode = mode;
      const { window, span } = this.selection;
      if (mode === "cumulative" && window) this.setWindow([span[0], window[1]], { whole: false });
      else this.changed(0);
    }

    setTheme(theme) {
      this.theme = theme === "light" || theme === "dark" ? theme : null;
      if (this.theme) document.documentElement.dataset.theme = this.theme;
      else delete document.documentElement.dataset.theme;
      this.recolour();
    }

    select(row) {
      if (row === this.selected) return;
      if (this.presenter.on && row !== null) return this.presenter.goTo(row);
      this.selected = row;
      if (row !== null) { this.drawer.showEvent(row); this.bringIntoView(row); }
      else if (!this.drawer.element.hidden && this.drawer.row !== null) this.drawer.close();
      this.changed(0);
      D.tellChange("select");
    }

    /* Ring the event that a list points at. */
    hint(row) {
      this.events.hinted = row;
      if (this.selection.count <= 5000) this.events.draw();
    }

    selectNext(row, by) {
      const rows = this.selection.visible();
      const at = rows.indexOf(row);
      if (rows.length) this.select(rows[(at + by + rows.length) % rows.length]);
    }

    /* ---- drawing: at most once a frame; slow things when all is at rest */
    changed(cost) {
      this.cost = (this.cost || 0) + cost;
      if (!this.asked) this.asked = requestAnimationFrame(() => this.drawNow());
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.atRest(), REST_MS);
    }

    drawNow() {
      const begun = performance.now();
      this.asked = null;
      if (this.presenter.on) this.events.show(this.presenter.drawn(), this.selected, this.presenter.recent());
      else this.events.show(this.selection.visible(), this.selected, this.recent);
      this.timeline.draw();
      const { figures } = this.selection;
      this.summary = D.summaryText(figures);
      D.byId("summary").textContent = this.summary;
      this.legend.update(figures.byType);
      this.frames.push(performance.now() - begun + this.cost);
      if (this.frames.length > FRAMES) this.frames.shift();
      this.cost = 0;
    }

    atRest() {
      if (this.asked) { cancelAnimationFrame(this.asked); this.drawNow(); }
      this.presenter.refresh();
      D.byId("announcement").textContent = this.presenter.on ? this.presenter.said() : this.summary;
      D.updateTray(this);
      D.updateBeyond(this);
      this.panel.update();
      this.keepAddress();
      D.tellChange("change");
      this.resting = null;
      for (const tell of this.waiting.splice(0)) tell();
    }

    /* A promise that all that was changed is drawn, listed, said and in the address. */
    settled() {
      return new Promise((done) => { if (this.resting === null) done(); else this.waiting.push(done); });
    }

    recolour() {
      D.forgetMarks();
      this.colours = D.palette();
      this.world.colours = this.events.colours = this.colours;
      this.world.draw();
      this.changed(0);
    }

    /* ---- what others ask */
    barTotals() {
      const { bars, bins, undated } = this.selection;
      const found = [];
      for (let k = 0; bins && k < bins.n; k++) {
        let sum = 0;
        for (let type = 0; type < 7; type++) sum += bars[7 * k + type];
        if (sum) found.push({ from: D.isoOf(bins.edges[k]), to: D.isoOf(bins.edges[k + 1] - 1), events: sum });
      }
      return undated ? [...found, { from: null, to: null, events: undated }] : found;
    }

    state() {
      const { window, filters, count } = this.selection;
      const center = this.map.getCenter();
      const bounds = this.map.getBounds();
      return {
        start: window ? D.isoOf(window[0]) : null, end: window ? D.isoOf(window[1]) : null,
        filters: structuredClone(filters), selected: this.selected === null ? null : this.data.id[this.selected],
        center: [center.lat, center.lng], zoom: this.map.getZoom(),
        bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
        mode: this.mode, slide: this.presenter.on ? this.presenter.at : null, visible: count, total: this.data.n,
        summary: D.summaryText(this.selection.figures), query: D.addressOf(this),
      };
    }

    title() {
      if (this.lesson.title) return this.lesson.title;
      const { window, span } = this.selection;
      const shown = window || span;
      return shown ? `Events, ${D.spanText(...shown)}` : "Events";
    }

    async card(id) {
      if (!this.cards.has(id)) this.cards.set(id, await this.loadCard(id));
      return this.cards.get(id);
    }

    /* ---- the address and the view */
    keepAddress() {
      const query = D.addressOf(this);
      const own = location.protocol === "file:" || location.protocol === "about:";
      try {
        history.replaceState(null, "", own ? `#${query}` : `${location.pathname}?${query}`);
      } catch { /* a browser that refuses (too often, or in a sandbox) loses only the address */ }
    }

    /* The address to share: that of the app, where the page is a part of it. */
    shared() {
      const path = location.pathname + location.search + location.hash;
      const { parent } = window;
      const within = parent !== window && D.parentIsOurs() && !this.presenter.on; // slides need no frame
      if (within) return `${location.origin}${parent.location.pathname}?${D.addressOf(this)}`;
      return location.protocol === "file:" ? location.href : location.origin + path;
    }

    async copyLink() {
      this.keepAddress();
      try {
        await navigator.clipboard.writeText(this.shared());
        this.toast("Link copied");
      } catch {
        this.toast("The browser does not allow copying; the link is in the address bar");
      }
    }

    toast(words) {
      const toast = D.byId("toast");
      toast.textContent = words;
      toast.hidden = false;
      clearTimeout(this.toasting);
      this.toasting = setTimeout(() => { toast.hidden = true; }, 2600);
    }

    /* Move the map only when the event is off it or behind the drawer. */
    bringIntoView(row) {
      const { data, map } = this;
      if (data.drawn[row] > 1) return;
      const size = map.getSize();
      const point = map.latLngToContainerPoint([data.lat[row], data.lon[row]]);
      const covered = !this.presenter.on; // by the drawer
      const right = D.narrow() || !covered ? size.x : size.x - 420;
      const low = D.narrow() && covered ? size.y * 0.4 : size.y - 30;
      const legend = D.byId("legend");
      const hidden = point.x < legend.offsetLeft + legend.offsetWidth + 12 && point.y > legend.offsetTop - 12;
      if (point.x > 30 && point.x < right && point.y > 30 && point.y < low && !hidden) return;
      const by = [point.x - right / 2, point.y - low / 2];
      map.panBy(by, { animate: !D.reducedMotion(), duration: 0.35 });
    }
  }

  D.Page = Page;
})((window.DatelinePage = window.DatelinePage || {}));
