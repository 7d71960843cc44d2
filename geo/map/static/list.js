/* Events as a list: the way to every one of them without a mouse, and what a crowded dot holds. */
(function (D) {
  "use strict";

  const { h } = D;
  const AT_ONCE = 100;

  D.eventLine = (page, row) => {
    const { data } = page;
    const killed = D.figureText(...data.raw.killed.map((column) => column[row]));
    const marks = [data.words.status[data.status[row]] === "disputed" ? "disputed" : null,
      data.blamed[row] ? "claimed or alleged only" : null].filter(Boolean);
    return {
      what: data.words.sub[data.sub[row]] || data.words.type[data.type[row]],
      where: D.placeText(data, row),
      when: D.whenOf(data, row),
      killed: killed === null ? "deaths not said" : `${killed} killed`,
      marks,
    };
  };

  D.eventItem = (page, row) => {
    const line = D.eventLine(page, row);
    const open = h("button", { type: "button", class: "event", "data-row": row, onclick: () => page.select(row),
      onmouseenter: () => page.hint(row), onmouseleave: () => page.hint(null), onfocus: () => page.hint(row), onblur: () => page.hint(null) },
      D.glyph(page.data.type[row], 18, { hollow: page.data.blamed[row] === 1 }),
      h("span", { class: "event-words" },
        h("span", { class: "event-what" }, line.what),
        h("span", { class: "event-where" }, line.where),
        h("span", { class: "event-rest" }, [line.when, line.killed, ...line.marks].join(" · "))));
    open.setAttribute("aria-current", String(page.selected === row));
    return h("li", {}, open);
  };

  /* A list that grows on demand. */
  D.eventList = (page, rows, label) => {
    const list = h("ol", { class: "events", "aria-label": label });
    const more = h("button", { type: "button", class: "quiet more" });
    let shown = 0;
    const grow = () => {
      const until = Math.min(rows.length, shown + AT_ONCE);
      for (; shown < until; shown++) list.append(D.eventItem(page, rows[shown]));
      more.hidden = shown >= rows.length;
      more.textContent = `Show more of ${D.number(rows.length)}`;
    };
    more.addEventListener("click", grow);
    grow();
    return [list, more];
  };

  /* The tray: what has no dot on the map, and why. */
  D.trayGroups = (page) => {
    const { data, selection } = page;
    const groups = [
      { key: "country", text: "known only to country", rows: [] },
      { key: "nowhere", text: "without a place", rows: [] },
      { key: "undated", text: "without a date", rows: [] },
    ];
    const rows = selection.visible();
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k];
      if (data.drawn[i] === 2) groups[0].rows.push(i);
      if (data.drawn[i] === 3) groups[1].rows.push(i);
      if (i >= data.dated) groups[2].rows.push(i);
    }
    return groups.filter((group) => group.rows.length);
  };

  D.updateTray = (page) => {
    const groups = D.trayGroups(page);
    const text = groups.map((group) => `${D.number(group.rows.length)} ${group.text}`).join(" · ");
    const tray = D.clear(D.byId("tray"));
    if (!groups.length) return;
    tray.append(h("button", { type: "button", class: "button small", onclick: () => page.drawer.showTray(groups) },
      h("span", { class: "tray-sign", "aria-hidden": "true" }, "◌"), `Not on the map: ${text}`));
  };
})((window.DatelinePage = window.DatelinePage || {}));
