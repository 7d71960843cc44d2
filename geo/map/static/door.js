/* window.dateline: the page's only door, for the bridge, for tests and for anybody's script. */
(function (D) {
  "use strict";

  let page = null;
  let open = null;
  const ready = new Promise((resolve) => { open = resolve; });
  const listeners = new Set();

  const day = (value) => {
    if (value === null || value === undefined || value === "") return null;
    const found = D.dayOf(String(value));
    if (found === null) throw new TypeError(`A day is written YYYY-MM-DD, but got "${value}".`);
    return found;
  };

  const door = {
    ready,
    total: () => page.data.n,
    visible: () => page.selection.count,
    ids: () => Array.from(page.selection.visible(), (row) => page.data.id[row]),
    bars: () => page.barTotals(),
    setWindow(start, end) {
      const span = page.selection.span;
      const [from, to] = [day(start), day(end)];
      if (!span || (from === null && to === null)) page.setWindow(null);
      else page.setWindow([from ?? span[0], to ?? span[1]].sort((a, b) => a - b), { whole: false });
      return page.selection.count;
    },
    setFilter(filters) {
      page.setFilters(filters || {});
      return page.selection.count;
    },
    select(id) {
      const row = id === null || id === undefined ? null : page.data.row.get(String(id));
      if (row === undefined) return false;
      page.select(row);
      return true;
    },
    setView(lat, lon, zoom) {
      page.map.setView([Number(lat), Number(lon)], Number(zoom), { animate: false });
    },
    setTheme: (theme) => page.setTheme(theme),
    present(on = true) {
      if (on) page.presenter.begin(page.selected);
      else page.presenter.end();
    },
    play: () => page.player.play(),
    pause: () => page.player.pause(),
    frames: () => page.frames.slice(),
    state: () => page.state(),
    settled: () => page.settled(),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  window.dateline = Object.freeze(door);

  /* Only our own origin may speak to us; a page from a disk ("null") speaks to nobody. */
  const friendly = (event) => event.source !== window && event.source === window.parent && event.origin === location.origin;

  const tell = (message) => {
    if (window.parent !== window && location.origin !== "null") window.parent.postMessage({ dateline: 1, ...message }, location.origin);
  };

  addEventListener("message", async (event) => {
    const { data } = event;
    if (!friendly(event) || data?.dateline !== 1 || typeof data.call !== "string") return;
    await ready;
    try {
      const call = Object.hasOwn(door, data.call) && data.call !== "onChange" ? door[data.call] : null;
      if (typeof call !== "function") throw new TypeError(`window.dateline has no function "${data.call}".`);
      tell({ answer: data.seq, value: call(...(Array.isArray(data.args) ? data.args : [])) });
    } catch (error) {
      tell({ answer: data.seq, error: String(error.message || error) });
    }
  });

  tell({ event: "begun" }); // the data is still on its way

  D.openDoor = (made) => {
    page = made;
    open(true);
    tell({ event: "ready", state: page.state() });
  };

  D.tellChange = (event) => {
    if (!page) return; // still loading
    const state = page.state();
    for (const listener of listeners) listener(state, event);
    tell({ event, state });
  };
})((window.DatelinePage = window.DatelinePage || {}));
