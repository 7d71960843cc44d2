/* The legend: what colour, shape, size and edge mean; always on the map. */
(function (D) {
  "use strict";

  const { h } = D;

  /* The types there are: a legend of what is not on the map only takes its room. */
  const present = (data) => {
    const codes = [...new Set(data.type)].sort((a, b) => a - b);
    return codes.length ? codes : [0, 1, 2, 3, 4, 5];
  };

  D.makeLegend = (page) => {
    const types = present(page.data).map((code) => {
      const count = h("span", { class: "count" });
      return { count, code, item: h("li", {}, D.glyph(code, 16), h("span", {}, D.typeAt(code).short), count) };
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
        for (const { count, code, item } of types) {
          count.textContent = D.number(byType[code]);
          item.classList.toggle("empty", byType[code] === 0);
        }
      },
    };
  };
})((window.DatelinePage = window.DatelinePage || {}));
