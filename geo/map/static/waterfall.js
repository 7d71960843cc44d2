/* Weights of evidence as a small waterfall: what spoke for, what against, and where that led. */
(function (D) {
  "use strict";

  const { h } = D;

  /* steps: {name: weight}; each bar begins where the one before it ended. */
  D.waterfall = (steps, label) => {
    const entries = Object.entries(steps).filter(([, weight]) => Number.isFinite(weight));
    let at = 0;
    const bars = entries.map(([name, weight]) => {
      const from = at;
      at += weight;
      return { name, weight, from, to: at };
    });
    const least = Math.min(0, ...bars.flatMap((bar) => [bar.from, bar.to]));
    const most = Math.max(0.001, ...bars.flatMap((bar) => [bar.from, bar.to]));
    const share = (value) => (100 * (value - least)) / (most - least);
    const line = (bar) => h("tr", {},
      h("th", { scope: "row" }, D.capital(bar.name.replaceAll("_", " "))),
      h("td", { class: "fall" }, h("span", { class: "fall-zero", style: { left: `${share(0)}%` } }),
        h("span", { class: `fall-bar ${bar.weight < 0 ? "against" : "for"}`,
          style: { left: `${share(Math.min(bar.from, bar.to))}%`,
            width: `${Math.max(0.8, share(Math.max(bar.from, bar.to)) - share(Math.min(bar.from, bar.to)))}%` } })),
      h("td", { class: "fall-number" }, signed(bar.weight)));
    return h("table", { class: "waterfall" }, h("caption", { class: "away" }, label),
      h("tbody", {}, bars.map(line), h("tr", { class: "fall-sum" },
        h("th", { scope: "row" }, "Together"), h("td"), h("td", { class: "fall-number" }, signed(at)))));
  };

  const signed = (weight) => `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`;
  D.signed = signed;
})((window.DatelinePage = window.DatelinePage || {}));
