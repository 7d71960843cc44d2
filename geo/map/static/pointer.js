/* The pointer over the map: what lies under it, in a few words; and the corner's zoom buttons. */
(function (D) {
  "use strict";

  const { h } = D;

  D.watchPointer = (page) => {
    const tip = D.byId("tip");
    const container = page.map.getContainer();
    let asked = null;
    const look = (point) => {
      asked = null;
      const rows = page.events.under(point);
      container.classList.toggle("over-event", rows.length > 0);
      tip.hidden = rows.length === 0;
      if (!rows.length) return;
      D.clear(tip).append(...words(page, rows));
      const size = page.map.getSize();
      tip.style.left = `${Math.min(point.x + 14, size.x - tip.offsetWidth - 8)}px`;
      tip.style.top = `${point.y + tip.offsetHeight + 22 > size.y ? point.y - tip.offsetHeight - 10 : point.y + 16}px`;
    };
    page.map.on("mousemove", (event) => {
      if (asked) cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => look(event.containerPoint));
    });
    const hide = () => { tip.hidden = true; if (asked) cancelAnimationFrame(asked); };
    page.map.on("mouseout movestart click", hide);
  };

  function words(page, rows) {
    const line = D.eventLine(page, rows[0]);
    const more = rows.length > 1 ? h("span", { class: "tip-more" }, `and ${D.number(rows.length - 1)} more here: click for the list`) : null;
    return [h("strong", {}, line.what), h("span", {}, line.where), h("span", {}, [line.when, line.killed, ...line.marks].join(" · ")), more].filter(Boolean);
  }

  D.makeCorner = (page) => {
    const tool = (name, label, act) => h("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick: act }, D.icon(name));
    D.byId("corner").append(
      tool("plus", "Zoom in", () => page.map.zoomIn()), tool("minus", "Zoom out", () => page.map.zoomOut()),
      tool("home", "Show all events in view", () => D.showAll(page)));
  };
})((window.DatelinePage = window.DatelinePage || {}));
