/* Presenting to a class: a slide for every event in view, by date; the map shows what happened so far. */
(function (D) {
  "use strict";

  const { h } = D;
  const SAVED = { title: 120, note: 600 }; // characters of a lesson that an address carries

  /* A lesson's title and note as anybody may hand them in. */
  D.cleanLesson = (given) => Object.fromEntries(
    Object.entries(SAVED).map(([key, most]) => [key, String(given?.[key] ?? "").slice(0, most)]));

  D.Presenter = class {
    constructor(page) {
      this.page = page;
      this.element = D.byId("slide");
      this.on = false;
      this.rows = new Int32Array(0);
      this.at = 0; // 0 is the opening, 1 to n an event each, n + 1 the closing
      this.build();
      addEventListener("keydown", (event) => this.key(event), { capture: true });
      document.addEventListener("fullscreenchange", () => this.showTools());
    }

    build() {
      const button = (name, label, act, words = "") => h("button", { type: "button", class: words ? "button" : "tool",
        "aria-label": words ? null : label, title: label, onclick: act }, D.icon(name), words);
      this.body = h("div", { class: "slide-body", tabindex: 0, role: "group", "aria-label": "Slide" }); // a long one is scrolled by keys
      this.count = h("span", { class: "slide-count" });
      this.backward = button("back", "Back (←)", () => this.show(this.at - 1));
      this.forward = button("next", "Next (→)", () => this.show(this.at + 1), "Next");
      this.full = button("full", "Full screen (F)", () => this.toggleFull());
      this.element.append(this.body, h("div", { class: "slide-tools" }, this.backward, this.forward, this.count,
        this.full, button("print", "Print a handout", () => D.printHandout(this.page)),
        button("share", "Copy a link to this slide", () => this.page.copyLink()),
        button("close", "End (Esc)", () => this.end())));
    }

    begin(row = null) {
      if (this.on) return;
      this.on = true;
      this.before = document.activeElement;
      this.page.drawer.hide();
      const bounds = this.page.map.getBounds();
      D.byId("page").classList.add("presenting");
      this.element.hidden = false;
      this.setScale(Math.max(1, Math.min(1.7, innerWidth / 1280)));
      this.page.map.invalidateSize({ animate: false }).fitBounds(bounds, { animate: false });
      this.rows = this.page.selection.visible().slice();
      this.show(row === null ? 0 : this.rows.indexOf(row) + 1);
      this.body.focus({ preventScroll: true });
    }

    end() {
      if (!this.on) return;
      this.on = false;
      const row = this.row();
      this.element.hidden = true;
      D.byId("page").classList.remove("presenting");
      this.setScale(1);
      if (document.fullscreenElement) document.exitFullscreen();
      this.page.selected = null;
      if (row === null) this.page.changed(0);
      else this.page.select(row);
      if (row === null) (this.before?.isConnected ? this.before : this.page.map.getContainer()).focus({ preventScroll: true });
    }

    /* Names on the map, as large as the room is wide. */
    setScale(scale) {
      D.textScale = scale;
      this.page.world.draw();
    }

    /* The event of this slide; null on the first and the last. */
    row() {
      return this.at >= 1 && this.at <= this.rows.length ? this.rows[this.at - 1] : null;
    }

    goTo(row) {
      this.show(this.rows.indexOf(row) + 1);
    }

    show(at) {
      const { page, rows } = this;
      this.at = Math.max(0, Math.min(rows.length + 1, at));
      const row = this.row();
      page.selected = row;
      this.body.scrollTop = 0;
      if (row !== null) { page.bringIntoView(row); this.showEvent(row); }
      else D.clear(this.body).append(...(this.at === 0 ? D.openingSlide(page) : D.closingSlide(page)));
      this.showTools();
      page.changed(0);
      D.tellChange("select");
    }

    showTools() {
      this.count.textContent = this.place();
      this.backward.disabled = this.at === 0;
      this.forward.disabled = this.at > this.rows.length;
      this.full.hidden = !document.fullscreenEnabled;
      this.full.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
    }

    /* For those who do not see the slide change. */
    said() {
      const row = this.row();
      if (row === null) return this.at === 0 ? `${this.page.title()}. ${this.page.summary}` : "How well is this known?";
      const line = D.eventLine(this.page, row);
      return `${this.place()}: ${line.what}, ${line.where}, ${line.when}`;
    }

    place() {
      const { rows, at } = this;
      return at >= 1 && at <= rows.length ? `${D.number(at)} of ${D.number(rows.length)}` : D.count(rows.length, "event");
    }

    async showEvent(row) {
      const { page } = this;
      const after = D.clear(this.body).appendChild(h("div", { class: "slide-more" }));
      after.before(...D.eventSlide(page, row));
      const card = await page.card(page.data.id[row]).catch(() => null);
      if (!this.on || this.row() !== row) return;
      after.append(...(card ? D.eventSlideParts(card) : [h("p", { class: "hint" }, "What the reports say could not be loaded.")]));
      const next = this.rows[this.at];
      if (next !== undefined) page.card(page.data.id[next]).catch(() => null); // ready when it is wanted
    }

    /* The filters or dates were changed while presenting: the same event, if it is still there. */
    refresh() {
      const now = this.page.selection.visible();
      if (!this.on || (now.length === this.rows.length && now.every((row, k) => row === this.rows[k]))) return;
      const row = this.row();
      this.rows = now.slice();
      this.show(row === null ? this.at && this.rows.length + 1 : this.rows.indexOf(row) + 1);
    }

    /* What the map shows: on an event's slide only what had happened by then. */
    drawn() {
      return this.row() === null ? this.page.selection.visible() : this.rows.subarray(0, this.at);
    }

    /* Days before this one are paler. */
    recent() {
      const row = this.row();
      return row === null ? null : this.page.data.start[row];
    }

    toggleFull() {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen?.().catch(() => this.page.toast("The browser does not allow full screen here"));
    }

    /* Presenters' clickers send PageUp and PageDown. */
    key(event) {
      if (!this.on || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest?.("input, select, textarea, [role=slider]") && event.key !== "Escape") return;
      const next = () => this.show(this.at + 1);
      const back = () => this.show(this.at - 1);
      const act = { ArrowRight: next, PageDown: next, ArrowLeft: back, PageUp: back, " ": next, Home: () => this.show(0),
        End: () => this.show(this.rows.length + 1), f: () => this.toggleFull(), F: () => this.toggleFull(), Escape: () => (document.fullscreenElement ? this.toggleFull() : this.end()) }[event.key];
      if (!act || (event.key === " " && event.target.closest?.("button, a, summary"))) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
})((window.DatelinePage = window.DatelinePage || {}));
