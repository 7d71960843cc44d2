/* The legend: what colour, shape, size and edge mean; always on the map. */
(function (D) {
  "use strict";

  const { h } = D;

  /* The types there are: a legend of what is not on the map only takes its room. */
  const present = (data) => {
    const codes = [...new Set(data.type)].sort((a, b) => a - b);
    return codes.length ? codes : [0, 1, 2, 3, 4, 5];
  };

  /* A click on a type is a filter, and a second click takes it back. */
  function toggle(page, code) {
    const wanted = new Set(page.selection.filters.type || []);
    const word = page.data.words.type[code];
    if (!wanted.delete(word)) wanted.add(word);
    page.setFilters({ ...page.selection.filters, type: [...wanted] });
  }

  D.makeLegend = (page) => {
    const types = present(page.data).map((code) => {
      const count = h("span", { class: "count" });
      const button = h("button", { type: "button", class: "legend-type", "aria-pressed": "false", title: "Show only this type",
        onclick: () => toggle(page, code) }, D.glyph(code, 16), h("span", {}, D.typeAt(code).short), count);
      return { count, code, button, item: h("li", {}, button) };
    });
    const sizes = [0, 10, 60].map((dead) => {
      const r = D.radiusFor(dead);
      return h("span", { class: "size" }, D.svg("svg", { width: 2 * r + 2, height: 2 * r + 2, "aria-hidden": "true" },
        D.svg("circle", { cx: r + 1, cy: r + 1, r: r * 0.92, class: "size-ring" })), h("span", {}, dead === 60 ? "60+" : String(dead)));
    });
    const sign = (name) => h("span", { class: `sign sign-${name}`, "aria-hidden": "true" });
    const details = h("details", { open: !D.narrow() },
      h("summary", {}, "Legend"),
      h("ul", { class: "legend-types" }, types.map((type) => type.item)),
      h("div", { class: "legend-sizes" }, h("span", { class: "legend-word" }, "Killed"), sizes),
      h("ul", { class: "legend-signs" },
        h("li", {}, sign("area"), "An area, not a point"),
        h("li", {}, sign("hollow"), "Claimed or alleged only"),
        h("li", {}, sign("disputed"), "Disputed"),
        h("li", {}, sign("badge"), "Several events in one place")));
    D.byId("legend").append(details);
    return {
      update(byType) {
        const wanted = page.selection.filters.type || [];
        for (const { count, code, item, button } of types) {
          button.setAttribute("aria-pressed", String(wanted.includes(page.data.words.type[code])));
          count.textContent = D.number(byType[code]);
          item.classList.toggle("empty", byType[code] === 0);
        }
      },
    };
  };
})((window.DatelinePage = window.DatelinePage || {}));
