/* The panel beside the map: filters, or the list of what is in view. A sheet from below on a phone. */
(function (D) {
  "use strict";

  const { h } = D;

  D.Panel = class {
    constructor(page) {
      this.page = page;
      this.element = D.byId("panel");
      this.button = D.byId("panel-toggle");
      this.pill = D.byId("filters-active");
      this.tab = "filters";
      this.build();
      this.filters = new D.Filters(page, this.sides.filters);
      this.button.prepend(D.icon("filter"));
      this.button.addEventListener("click", () => {
        this.toggle();
        if (D.narrow() && !this.element.hidden) this.tabs[this.tab].focus();
      });
      this.element.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !D.narrow()) return;
        event.preventDefault();
        this.toggle(false);
        this.button.focus();
      });
      this.toggle(matchMedia("(min-width: 1100px)").matches);
    }

    build() {
      this.sides = {};
      this.tabs = {};
      const names = { filters: "Filters", list: "List" };
      for (const [key, label] of Object.entries(names)) {
        this.sides[key] = h("div", { role: "tabpanel", id: `side-${key}`, "aria-labelledby": `tab-${key}`, class: `side side-${key}`, tabindex: -1 });
        this.tabs[key] = h("button", { type: "button", role: "tab", id: `tab-${key}`, "aria-controls": `side-${key}`, onclick: () => this.show(key) }, label);
      }
      const tabs = h("div", { role: "tablist", "aria-label": "Panel", class: "tabs" }, Object.values(this.tabs));
      tabs.addEventListener("keydown", (event) => {
        if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
        this.show(this.tab === "filters" ? "list" : "filters");
        this.tabs[this.tab].focus();
      });
      const close = h("button", { type: "button", class: "tool panel-close", "aria-label": "Close the panel", title: "Close the panel",
        onclick: () => { this.toggle(false); this.button.focus(); } }, D.icon("close"));
      this.element.append(h("div", { class: "panel-top" }, tabs, close), ...Object.values(this.sides));
      this.show("filters");
    }

    show(key) {
      this.tab = key;
      for (const name of Object.keys(this.tabs)) {
        this.tabs[name].setAttribute("aria-selected", String(name === key));
        this.tabs[name].tabIndex = name === key ? 0 : -1;
        this.sides[name].hidden = name !== key;
      }
      if (this.filters) this.update();
    }

    toggle(open = this.element.hidden) {
      this.element.hidden = !open;
      this.button.setAttribute("aria-expanded", String(open));
      if (open) this.update();
    }

    update() {
      const active = this.page.selection.active();
      this.pill.hidden = active === 0;
      this.pill.textContent = active;
      this.tabs.list.textContent = `List (${D.number(this.page.selection.count)})`;
      if (this.element.hidden) return;
      if (this.tab === "filters") this.filters.update();
      else this.updateList();
    }

    updateList() {
      const rows = this.page.selection.visible().slice();
      const focused = document.activeElement?.dataset?.row;
      D.clear(this.sides.list).append(...(rows.length ? D.eventList(this.page, rows, "Events in view")
        : [h("p", { class: "hint" }, "No events in view: widen the dates or clear a filter.")]));
      if (focused) this.sides.list.querySelector(`[data-row="${focused}"]`)?.focus();
    }
  };
})((window.DatelinePage = window.DatelinePage || {}));
