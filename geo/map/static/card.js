/* The drawer at the side of the map: the card of one event, or the list of several. */
(function (D) {
  "use strict";

  const { h } = D;

  D.Drawer = class {
    constructor(page) {
      this.page = page;
      this.element = D.byId("drawer");
      this.before = null; // what had the focus when the drawer opened
      this.back = null; // the list a card was opened from
      this.row = null;
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !this.element.hidden && !event.defaultPrevented) this.close();
      });
    }

    open(label, ...children) {
      if (this.element.hidden) this.before = document.activeElement;
      this.element.setAttribute("aria-label", label);
      this.element.hidden = false;
      D.clear(this.element).append(...children);
      this.element.scrollTop = 0;
      this.page.stage.classList.add("has-drawer");
    }

    hide() {
      this.element.hidden = true;
      D.clear(this.element);
      this.row = null;
      this.back = null;
      this.page.stage.classList.remove("has-drawer");
    }

    close() {
      this.hide();
      const target = this.before?.isConnected && this.before !== document.body ? this.before : this.page.map.getContainer();
      this.before = null;
      target.focus({ preventScroll: true });
      this.page.select(null);
    }

    head(title, ...tools) {
      const close = h("button", { type: "button", class: "tool", "aria-label": "Close", title: "Close (Esc)", onclick: () => this.close() }, D.icon("close"));
      const heading = h("h2", { tabindex: -1 }, D.breakable(title));
      return { heading, bar: h("div", { class: "drawer-head" }, heading, h("div", { class: "drawer-tools" }, ...tools, close)) };
    }

    showList(title, rows) {
      this.row = null;
      this.page.select(null);
      const { heading, bar } = this.head(title);
      this.open(title, bar, ...D.eventList(this.page, rows, title));
      this.back = { title, rows };
      heading.focus({ preventScroll: true });
    }

    showTray(groups) {
      this.row = null;
      this.page.select(null);
      const { heading, bar } = this.head("Not on the map");
      this.open("Not on the map", bar,
        h("p", { class: "hint" }, "No dot is drawn where the place would be a guess. These events count in every figure."),
        ...groups.map((group) => [h("h3", { class: "group" }, D.capital(group.text)), ...D.eventList(this.page, group.rows, group.text)]).flat());
      this.back = null;
      heading.focus({ preventScroll: true });
    }

    async showEvent(row) {
      this.row = row;
      const line = D.eventLine(this.page, row);
      const { heading, bar } = this.head(line.what, ...this.tools(row));
      const body = h("div", { class: "card" }, this.outOfView(row), this.lead(row, line), h("p", { class: "hint" }, "Loading what the reports say…"));
      this.open(line.what, this.backButton(), bar, body);
      heading.focus({ preventScroll: true });
      const card = await this.page.card(this.page.data.id[row]).catch(() => null);
      if (this.row !== row) return;
      body.lastChild.remove();
      if (!card) body.append(h("p", { class: "hint" }, "The details of this event could not be loaded. Is the server still running?"));
      else body.append(...this.parts(card));
    }

    /* An address may open an event that the dates or filters leave out: then say so, and offer it. */
    outOfView(row) {
      if (this.page.selection.visible().includes(row)) return null;
      const show = () => { this.page.setFilters({}); this.page.setWindow(null); notice.remove(); };
      const notice = h("p", { class: "aside" }, "The dates or filters leave this event out. ",
        h("button", { type: "button", class: "quiet", onclick: show }, "Show all events"));
      return notice;
    }

    backButton() {
      if (!this.back) return "";
      const { title, rows } = this.back;
      return h("button", { type: "button", class: "quiet back", onclick: () => this.showList(title, rows) }, D.icon("back"), title);
    }

    tools(row) {
      const step = (by, name, label) => h("button", { type: "button", class: "tool", "aria-label": label, title: label,
        onclick: () => this.page.selectNext(row, by) }, D.icon(name));
      return [step(-1, "back", "Previous event in view"), step(1, "next", "Next event in view"),
        h("button", { type: "button", class: "tool", "aria-label": "Copy a link to this event", title: "Copy a link to this event",
          onclick: () => this.page.copyLink() }, D.icon("share"))];
    }

    /* What is known without asking: type, place, date and how exactly each is known. */
    lead(row, line) {
      const { data } = this.page;
      const type = D.typeAt(data.type[row]);
      const precision = data.words.drawn[data.drawn[row]];
      const chips = [h("span", { class: "chip" }, D.glyph(data.type[row], 14), type.short),
        h("span", { class: `chip status-${data.words.status[data.status[row]]}` }, D.capital(data.words.status[data.status[row]])),
        data.blamed[row] ? h("span", { class: "chip" }, "Claimed or alleged only") : null];
      return h("div", { class: "lead" }, h("p", { class: "lead-where" }, line.where),
        h("p", { class: "lead-when" }, line.when,
          h("span", { class: "hint" }, ` · ${D.WHEN_NAMES[data.words.when[data.when[row]]]} · ${D.PRECISION_NAMES[precision]}${precision === "area" ? `, within ${D.number(Math.round(data.radius[row]))} km` : ""}`)),
        h("div", { class: "chips" }, chips));
    }

    parts(card) {
      return [D.figures(card), D.saidBy(card), h("p", { class: "why-status" }, D.statusText(card)), D.sources(card, this.page), D.claims(card), D.place(card), D.record(card),
        h("p", { class: "hint card-id" }, `Date by rule: ${(card.date_rule || "not said").replaceAll("_", " ")} · event ${card.id}`),
        D.appLink(this.page, `events?${D.addressOf(this.page)}`, "Something wrong? Correct it on the Events page")].filter(Boolean);
    }
  };
})((window.DatelinePage = window.DatelinePage || {}));
