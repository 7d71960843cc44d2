/* The timeline: two handles, a window to drag, typed dates and the date read out large. */
(function (D) {
  "use strict";

  const { h } = D;

  D.Timeline = class {
    constructor(page) {
      this.page = page;
      this.selection = page.selection;
      this.build();
      this.histogram = new D.Histogram(this.canvas, this.selection);
      this.listen();
    }

    build() {
      const { span } = this.selection;
      const edge = (which, label) => h("div", { class: `handle handle-${which}`, role: "slider", tabindex: 0,
        "aria-label": label, "data-part": which }, h("span", { class: "grip" }));
      this.canvas = h("canvas", { class: "bars", "aria-hidden": "true" });
      this.parts = { start: edge("start", "First day"), end: edge("end", "Last day") };
      this.parts.body = h("div", { class: "window", role: "slider", tabindex: 0, "aria-label": "Window of time",
        "data-part": "body" });
      this.chart = h("div", { class: "chart" }, this.canvas, this.parts.body, this.parts.start, this.parts.end);
      this.bubble = h("div", { class: "tip bar-tip", hidden: true });
      this.when = h("p", { class: "when" });
      const bounds = span ? { min: D.isoOf(span[0]), max: D.isoOf(span[1]) } : { disabled: true };
      this.from = h("input", { type: "date", class: "date", "aria-label": "From", ...bounds });
      this.to = h("input", { type: "date", class: "date", "aria-label": "To", ...bounds });
      this.whole = h("button", { type: "button", class: "quiet", title: "Show all dates" }, "All dates");
      this.controls = h("div", { class: "controls" });
      this.page.dock.append(
        h("div", { class: "dock-side" }, this.when, this.controls,
          h("div", { class: "typed" }, this.from, h("span", { "aria-hidden": "true" }, "–"), this.to, this.whole)),
        h("div", { class: "dock-chart" }, this.chart, this.bubble),
      );
      if (!span) this.chart.replaceChildren(h("p", { class: "none" }, "No event has a date."));
    }

    listen() {
      if (!this.selection.span) return;
      this.chart.addEventListener("pointerdown", (event) => this.grab(event));
      this.chart.addEventListener("pointermove", (event) => this.point(event));
      this.chart.addEventListener("pointerleave", () => { this.bubble.hidden = true; });
      this.chart.addEventListener("dblclick", () => this.page.setWindow(null));
      for (const part of Object.values(this.parts)) part.addEventListener("keydown", (event) => this.key(event));
      this.whole.addEventListener("click", () => this.page.setWindow(null));
      for (const input of [this.from, this.to]) input.addEventListener("change", () => this.typed());
      new ResizeObserver(() => { this.histogram.resize(); this.draw(); }).observe(this.chart);
    }

    /* The window, or all there is where none is set. */
    now() {
      return this.selection.window || this.selection.span;
    }

    typed() {
      const span = this.selection.span;
      const from = D.dayOf(this.from.value) ?? span[0];
      const to = D.dayOf(this.to.value) ?? span[1];
      this.page.setWindow([Math.min(from, to), Math.max(from, to)]);
    }

    grab(event) {
      if (event.button !== 0) return;
      const left = this.chart.getBoundingClientRect().left;
      const part = event.target.closest("[data-part]")?.dataset.part || "new";
      const whole = part === "body" && !this.selection.window;
      const from = { part: whole ? "new" : part, x: event.clientX - left, window: [...this.now()], moved: false };
      this.chart.setPointerCapture(event.pointerId);
      event.preventDefault();
      if (part in this.parts) this.parts[part].focus({ preventScroll: true });
      this.page.player.pause();
      const move = (later) => this.drag(from, later.clientX - left);
      const end = () => {
        this.chart.removeEventListener("pointermove", move);
        this.chart.removeEventListener("pointerup", end);
        this.chart.removeEventListener("pointercancel", end);
        if (!from.moved && from.part === "new") this.page.setWindow(this.within(this.histogram.barSpan(from.x)));
      };
      this.chart.addEventListener("pointermove", move);
      this.chart.addEventListener("pointerup", end);
      this.chart.addEventListener("pointercancel", end);
    }

    drag(from, x) {
      if (Math.abs(x - from.x) > 3) from.moved = true;
      if (!from.moved) return;
      const day = this.histogram.dayAt(Math.max(0, Math.min(this.histogram.width - 1, x)));
      const grabbed = this.histogram.dayAt(from.x);
      const [start, end] = from.window;
      if (from.part === "start") this.page.setWindow([Math.min(day, end), end]);
      else if (from.part === "end") this.page.setWindow([start, Math.max(day, start)]);
      else if (from.part === "body") this.page.setWindow(this.moved(from.window, day - grabbed));
      else this.page.setWindow(this.within([Math.min(day, grabbed), Math.max(day, grabbed)]));
    }

    within([start, end]) {
      const [first, last] = this.selection.span;
      return [Math.max(first, Math.min(last, start)), Math.min(last, Math.max(first, end))];
    }

    /* The window moved by some days, as a whole, and not over the ends. */
    moved([start, end], days) {
      const [first, last] = this.selection.span;
      const by = Math.max(first - start, Math.min(last - end, days));
      return [start + by, end + by];
    }

    key(event) {
      const part = event.currentTarget.dataset.part;
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
      if (part === "body") return; // the player moves the window: the same keys work everywhere
      const [first, last] = this.selection.span;
      const [start, end] = this.now();
      const at = part === "start" ? start : end;
      let day = steps ? at + steps * (event.shiftKey ? 7 : 1) : null;
      if (event.key === "Home") day = part === "start" ? first : start;
      if (event.key === "End") day = part === "start" ? end : last;
      if (day === null) return;
      event.preventDefault();
      event.stopPropagation();
      day = Math.max(first, Math.min(last, day));
      this.page.setWindow(part === "start" ? [Math.min(day, end), end] : [start, Math.max(day, start)]);
    }

    point(event) {
      const box = this.chart.getBoundingClientRect();
      const x = event.clientX - box.left;
      const { when, text } = this.histogram.barText(x);
      this.bubble.replaceChildren(h("strong", {}, when), h("span", {}, text));
      this.bubble.hidden = event.pointerType === "touch";
      this.bubble.style.left = `${Math.max(80, Math.min(box.width - 80, x))}px`;
    }

    draw() {
      if (!this.selection.span || !this.histogram.width) return;
      this.histogram.draw(this.page.colours, this.page.selected);
      const [start, end] = this.now();
      const [first, last] = this.selection.span;
      const whole = !this.selection.window;
      const left = whole ? 0 : this.histogram.x(start);
      const right = whole ? this.histogram.width : this.histogram.x(end + 1);
      const { body, start: a, end: b } = this.parts;
      body.style.left = `${left}px`;
      body.style.width = `${Math.max(2, right - left)}px`;
      a.style.left = `${left}px`;
      b.style.left = `${right}px`;
      this.chart.classList.toggle("whole", whole);
      this.say(a, first, last, start, D.dayText(start));
      this.say(b, first, last, end, D.dayText(end));
      this.say(body, first, last, start, D.spanText(start, end));
      this.when.textContent = this.page.mode === "cumulative" && this.selection.window
        ? `until ${D.dayText(end)}` : D.spanText(start, end);
      for (const [input, day] of [[this.from, start], [this.to, end]]) {
        if (document.activeElement !== input) input.value = D.isoOf(day);
      }
      this.whole.disabled = !this.selection.window;
    }

    say(slider, least, most, now, text) {
      slider.setAttribute("aria-valuemin", least);
      slider.setAttribute("aria-valuemax", most);
      slider.setAttribute("aria-valuenow", now);
      slider.setAttribute("aria-valuetext", text);
    }
  };
})((window.DatelinePage = window.DatelinePage || {}));
