/* The filter panel: every option with its count under the other filters. */
(function (D) {
  "use strict";

  const { h } = D;
  const FIRST = 8;

  D.Filters = class {
    constructor(page, into) {
      this.page = page;
      this.rows = new Map();
      this.shown = new Set(); // facets that show all their options
      this.build(into);
    }

    build(into) {
      this.search = h("input", { type: "search", class: "search", placeholder: "Search places, actors, words",
        "aria-label": "Search places, actors and sentences", maxlength: 200 });
      this.clear = h("button", { type: "button", class: "quiet" }, "Clear all");
      this.least = h("input", { type: "number", min: 0, step: 1, placeholder: "from", "aria-label": "Killed, from", inputmode: "numeric" });
      this.most = h("input", { type: "number", min: 0, step: 1, placeholder: "to", "aria-label": "Killed, to", inputmode: "numeric" });
      const deaths = h("details", { class: "facet" },
        h("summary", {}, h("span", { class: "facet-name" }, "Killed"), h("span", { class: "pill", hidden: true })),
        h("div", { class: "between" }, this.least, h("span", {}, "to"), this.most),
        h("p", { class: "hint" }, "Events with no figure are left out as soon as a bound is set."));
      this.deaths = deaths;
      const facets = this.page.selection.facets.filter((facet) => facet.words.length > 0).map((facet) => this.facet(facet));
      into.append(h("div", { class: "panel-head" }, this.search), ...facets, deaths,
        h("div", { class: "panel-foot" }, this.clear));
      let waiting = null;
      this.search.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => this.change({ q: this.search.value }), 120);
      });
      this.clear.addEventListener("click", () => this.page.setFilters({}));
      for (const input of [this.least, this.most]) {
        input.addEventListener("change", () => this.change({ deaths: [this.least.value, this.most.value] }));
      }
    }

    change(part) {
      this.page.setFilters({ ...this.page.selection.filters, ...part });
    }

    facet(facet) {
      const order = this.order(facet);
      const list = h("ul", { class: "options" });
      const pill = h("span", { class: "pill", hidden: true });
      const rows = order.map((code) => this.option(facet, code));
      list.append(...rows.map((row) => row.item));
      this.rows.set(facet.key, { rows, pill, list });
      const more = rows.length > FIRST ? this.more(facet, rows) : null;
      rows.slice(FIRST).forEach((row) => row.item.classList.add("extra"));
      const open = ["type", "actor", "country"].includes(facet.key);
      return h("details", { class: "facet", open, "data-facet": facet.key },
        h("summary", {}, h("span", { class: "facet-name" }, facet.label), pill),
        h("div", { role: "group", "aria-label": facet.label }, list, more));
    }

    /* Fixed for good by how common an option is: a list that jumps while one filters is hard to use. */
    order(facet) {
      const totals = new Int32Array(facet.words.length);
      const codes = facet.ragged ? facet.column.codes : facet.column;
      for (const code of codes) if (code >= 0) totals[code]++;
      const used = [...totals.keys()].filter((code) => totals[code] > 0 || facet.all);
      return facet.all ? used : used.sort((a, b) => totals[b] - totals[a]);
    }

    option(facet, code) {
      const word = facet.words[code];
      const box = h("input", { type: "checkbox", value: word });
      const count = h("span", { class: "count" });
      const bar = h("span", { class: "share" });
      box.addEventListener("change", () => this.toggle(facet, word, box.checked));
      const glyph = facet.key === "type" ? D.glyph(code, 16) : null;
      const item = h("li", {}, h("label", {}, box, glyph, h("span", { class: "option-name" }, facet.name(word) || "not said"), count), bar);
      return { code, word, box, count, bar, item };
    }

    more(facet, rows) {
      const button = h("button", { type: "button", class: "quiet more", "aria-expanded": "false" });
      const show = () => {
        const all = this.shown.has(facet.key);
        button.textContent = all ? "Show fewer" : `Show all ${rows.length}`;
        button.setAttribute("aria-expanded", String(all));
        this.rows.get(facet.key).list.classList.toggle("all", all);
      };
      button.addEventListener("click", () => {
        if (!this.shown.delete(facet.key)) this.shown.add(facet.key);
        show();
      });
      setTimeout(show);
      return button;
    }

    toggle(facet, word, on) {
      const wanted = new Set(this.page.selection.filters[facet.key] || []);
      if (on) wanted.add(word);
      else wanted.delete(word);
      this.change({ [facet.key]: [...wanted] });
    }

    update() {
      const { selection } = this.page;
      const counts = selection.optionCounts();
      selection.facets.forEach((facet, k) => {
        const shown = this.rows.get(facet.key);
        if (!shown) return;
        const wanted = new Set(selection.filters[facet.key] || []);
        const most = Math.max(1, ...shown.rows.map((row) => counts[k][row.code]));
        shown.pill.textContent = wanted.size;
        shown.pill.hidden = wanted.size === 0;
        for (const row of shown.rows) {
          const value = counts[k][row.code];
          row.box.checked = wanted.has(row.word);
          row.count.textContent = D.number(value);
          row.bar.style.width = `${(100 * value) / most}%`;
          row.item.classList.toggle("empty", value === 0);
          row.item.classList.toggle("chosen", row.box.checked);
        }
      });
      this.updateRest(selection.filters);
    }

    updateRest(filters) {
      const [least, most] = filters.deaths || [null, null];
      const pill = this.deaths.querySelector(".pill");
      pill.hidden = least === null && most === null;
      pill.textContent = "1";
      if (document.activeElement !== this.least) this.least.value = least ?? "";
      if (document.activeElement !== this.most) this.most.value = most ?? "";
      if (document.activeElement !== this.search) this.search.value = filters.q || "";
      this.clear.disabled = this.page.selection.active() === 0;
    }
  };
})((window.DatelinePage = window.DatelinePage || {}));
