/* Play, pause, step: the window moves by a day, week, month or year; or grows, when cumulative. */
(function (D) {
  "use strict";

  const { h } = D;
  const STEPS_A_SECOND = 3;
  const SPEEDS = [0.5, 1, 2, 4];
  const SHOWN_AT_ONCE = 4; // steps in the window that play begins with

  D.Player = class {
    constructor(page) {
      this.page = page;
      this.timer = null;
      this.speed = 1;
      this.unit = page.selection.bins ? page.selection.bins.unit : "day";
      this.build(page.timeline.controls);
      addEventListener("keydown", (event) => this.key(event));
    }

    build(into) {
      const tool = (name, label, act) =>
        h("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick: act }, D.icon(name));
      this.button = tool("play", "Play", () => this.toggle());
      this.button.classList.add("play");
      const options = (values, chosen, text) =>
        values.map((value) => h("option", { value, selected: value === chosen }, text(value)));
      const units = h("select", { "aria-label": "Step", title: "Step" },
        options(["day", "week", "month", "year"], this.unit, (unit) => unit));
      const speeds = h("select", { "aria-label": "Speed", title: "Speed" },
        options(SPEEDS, 1, (speed) => `${speed}×`));
      this.cumulative = h("input", { type: "checkbox" });
      into.append(
        tool("back", "Step back", () => this.step(-1)), this.button, tool("next", "Step forward", () => this.step(1)),
        units, speeds, h("label", { class: "check", title: "Keep what came before" }, this.cumulative, "Cumulative"));
      units.addEventListener("change", () => { this.unit = units.value; });
      speeds.addEventListener("change", () => { this.speed = +speeds.value; });
      this.cumulative.addEventListener("change", () =>
        this.page.setMode(this.cumulative.checked ? "cumulative" : "window"));
    }

    get playing() {
      return this.timer !== null;
    }

    toggle() {
      if (this.playing) this.pause();
      else this.play();
    }

    play() {
      if (!this.page.selection.span || this.playing) return;
      if (!this.page.selection.window || this.atEnd()) this.rewind();
      this.timer = setTimeout(() => this.tick(), 0);
      this.show();
    }

    pause() {
      clearTimeout(this.timer);
      this.timer = null;
      this.show();
    }

    tick() {
      if (this.atEnd()) return this.pause();
      this.step(1);
      this.timer = setTimeout(() => this.tick(), 1000 / (STEPS_A_SECOND * this.speed));
    }

    show() {
      const label = this.playing ? "Pause" : "Play";
      this.button.replaceChildren(D.icon(this.playing ? "pause" : "play"));
      this.button.setAttribute("aria-label", label);
      this.button.title = label;
      this.cumulative.checked = this.page.mode === "cumulative";
    }

    atEnd() {
      const { window, span } = this.page.selection;
      return window !== null && window[1] >= span[1];
    }

    /* Where play begins: a few steps of time (one, when it grows), or a window as long as it was. */
    rewind() {
      const { window, span } = this.page.selection;
      const first = span[0];
      const long = this.page.mode === "window" && window ? window[1] - window[0] : null;
      const steps = this.page.mode === "window" ? SHOWN_AT_ONCE : 1;
      const end = long === null ? D.shiftDay(first, this.unit, steps) - 1 : first + long;
      this.page.setWindow([first, Math.min(end, span[1])], { whole: false });
    }

    step(by) {
      const { selection, mode, timeline } = this.page;
      if (!selection.span) return;
      if (!selection.window) { this.rewind(); if (by > 0) return; }
      const [start, end] = selection.window || selection.span;
      const [first, last] = selection.span;
      if (mode === "cumulative") {
        const to = Math.max(first, Math.min(last, D.shiftDay(end + 1, this.unit, by) - 1));
        this.page.setWindow([first, to], { recent: end + 1, whole: false });
      } else {
        this.page.setWindow(timeline.moved([start, end], D.shiftDay(start, this.unit, by) - start), { whole: false });
      }
    }

    edge(where) {
      const { selection, timeline } = this.page;
      if (!selection.window) return;
      this.page.setWindow(timeline.moved(selection.window, where * 1e7), { whole: false });
    }

    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || this.page.presenter.on || !this.page.selection.span) return;
      const at = event.target;
      if (at.closest?.("input, select, textarea, [role=tab], .drawer, .panel, [role=menu]")) return;
      const act = { " ": () => this.toggle(), ArrowLeft: () => this.step(event.shiftKey ? -4 : -1),
        ArrowRight: () => this.step(event.shiftKey ? 4 : 1), Home: () => this.edge(-1), End: () => this.edge(1) }[event.key];
      const pans = at.closest?.(".leaflet-container") && event.key.startsWith("Arrow"); // they pan the map
      if (!act || pans || (event.key === " " && at.closest?.("button, a, summary"))) return;
      event.preventDefault();
      act();
    }
  };
})((window.DatelinePage = window.DatelinePage || {}));
