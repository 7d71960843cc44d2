/* The histogram under the map: events by type in each bar, the window strong, the rest faint. */
(function (D) {
  "use strict";

  const TYPES = 7;
  const ORDER = [5, 3, 4, 0, 2, 1, 6]; // stacked from the quiet to the common, so that colours part
  const AXIS = 18;
  const SPANS = 9;
  const MOST_SPANS = 400;

  D.Histogram = class {
    constructor(canvas, selection) {
      this.canvas = canvas;
      this.selection = selection;
      this.context = canvas.getContext("2d");
    }

    x(day) {
      const { first, last } = this.selection.bins;
      return ((day - first) / (last + 1 - first)) * this.width;
    }

    dayAt(x) {
      const { first, last } = this.selection.bins;
      const day = first + Math.floor((x / this.width) * (last + 1 - first));
      return Math.max(first, Math.min(last, day));
    }

    resize() {
      const box = this.canvas.parentElement.getBoundingClientRect();
      this.width = Math.max(1, box.width);
      this.height = Math.max(1, box.height);
      this.dense = window.devicePixelRatio || 1;
      this.canvas.width = Math.round(this.width * this.dense);
      this.canvas.height = Math.round(this.height * this.dense);
    }

    draw(colours, chosen = null) {
      const { context, selection } = this;
      if (!selection.bins) return;
      context.setTransform(this.dense, 0, 0, this.dense, 0, 0);
      context.clearRect(0, 0, this.width, this.height);
      this.drawAxis(colours);
      const tallest = this.tallest();
      context.globalAlpha = selection.window ? 0.25 : 0;
      if (selection.window) this.drawBars(selection.all, tallest, colours);
      context.globalAlpha = 1;
      this.drawBars(selection.bars, tallest, colours);
      this.drawSpans(colours);
      this.drawScale(tallest, colours);
      this.drawChosen(chosen, colours);
    }

    /* Where in time the open event lies: a pin, and a line as long as its dates are wide. */
    drawChosen(row, colours) {
      const { data } = this.selection;
      if (row === null || row >= data.dated) return;
      const { context } = this;
      const from = this.x(data.start[row]);
      const to = Math.max(from + 2, this.x(data.end[row] + 1));
      const middle = (from + to) / 2;
      context.fillStyle = colours.accent;
      context.fillRect(from, this.floor() - 1, to - from, 3);
      context.fillRect(middle - 0.75, 8, 1.5, this.floor() - 8);
      context.beginPath();
      context.moveTo(middle - 6, 0);
      context.lineTo(middle + 6, 0);
      context.lineTo(middle, 10);
      context.fill();
    }

    tallest() {
      const { all, bars, bins } = this.selection;
      let most = 1;
      for (const cells of [all, bars]) {
        for (let k = 0; k < bins.n; k++) {
          let sum = 0;
          for (let t = 0; t < TYPES; t++) sum += cells[k * TYPES + t];
          if (sum > most) most = sum;
        }
      }
      return most;
    }

    floor() {
      return this.height - AXIS - SPANS;
    }

    drawBars(cells, tallest, colours) {
      const { bins } = this.selection;
      const floor = this.floor();
      const room = floor - 6;
      for (let k = 0; k < bins.n; k++) {
        const left = this.x(bins.edges[k]);
        const wide = Math.max(1, this.x(bins.edges[k + 1]) - left - (bins.n < this.width / 3 ? 1 : 0));
        let sum = 0;
        for (const type of ORDER) {
          const value = cells[k * TYPES + type];
          if (!value) continue;
          const bottom = floor - (sum / tallest) * room;
          sum += value;
          const top = floor - (sum / tallest) * room;
          this.context.fillStyle = colours.types[type];
          this.context.fillRect(left, top, wide, Math.max(1, bottom - top));
        }
      }
    }

    drawAxis(colours) {
      const { context, selection } = this;
      const floor = this.floor();
      context.fillStyle = colours.line;
      context.fillRect(0, floor, this.width, 1);
      context.font = "11px system-ui, sans-serif";
      context.textBaseline = "alphabetic";
      for (const tick of D.ticks(selection.bins, this.width, 64)) {
        const x = this.x(tick.day);
        context.fillStyle = colours.line;
        context.fillRect(x, tick.strong ? 4 : floor, 1, tick.strong ? floor - 4 : 4);
        const wide = context.measureText(tick.text).width;
        if (x + wide > this.width - 2) continue;
        context.fillStyle = tick.strong ? colours.ink : colours.muted;
        context.textAlign = "left";
        context.fillText(tick.text, x + (x < 2 ? 0 : 3), this.height - 4);
      }
    }

    drawScale(tallest, colours) {
      const { context } = this;
      context.font = "10px system-ui, sans-serif";
      context.textAlign = "left";
      context.textBaseline = "top";
      context.lineWidth = 3;
      context.strokeStyle = colours.paper;
      context.fillStyle = colours.muted;
      const words = `${D.number(tallest)} a ${this.selection.bins.unit}`;
      context.strokeText(words, 7, 1);
      context.fillText(words, 7, 1);
    }

    /* Dates known less exactly than to the day, and events of several days: lines as long as they are. */
    drawSpans(colours) {
      const { data, rows, count } = this.selection;
      const y = this.floor() + 3;
      let drawn = 0;
      this.context.globalAlpha = 0.75;
      for (let k = 0; k < count && drawn < MOST_SPANS; k++) {
        const i = rows[k];
        if (i >= data.dated || data.end[i] === data.start[i]) continue;
        const left = this.x(data.start[i]);
        this.context.fillStyle = colours.types[Math.min(data.type[i], 6)];
        this.context.fillRect(left, y + (drawn % 3) * 2.4, Math.max(3, this.x(data.end[i] + 1) - left), 1.4);
        drawn++;
      }
      this.context.globalAlpha = 1;
    }

    /* What a bar says in words: for the pointer. */
    barText(x) {
      const { bins, all, window } = this.selection;
      const cells = window ? all : this.selection.bars;
      const k = D.binOf(bins, this.dayAt(x));
      const parts = [];
      let sum = 0;
      for (let type = 0; type < TYPES; type++) {
        const value = cells[k * TYPES + type];
        sum += value;
        if (value) parts.push(`${D.number(value)} ${D.typeAt(type).short.toLowerCase()}`);
      }
      const when = D.spanText(bins.edges[k], bins.edges[k + 1] - 1);
      return { when, text: sum ? parts.join(", ") : "no events" };
    }

    barSpan(x) {
      const { bins } = this.selection;
      const k = D.binOf(bins, this.dayAt(x));
      return [bins.edges[k], bins.edges[k + 1] - 1];
    }
  };
})((window.DatelinePage = window.DatelinePage || {}));
