/* The event layer: every event in view, drawn on one canvas; and what lies under the pointer. */
(function (D) {
  "use strict";

  const MOST_SHAPES = 10000; // above this, exact events are points of colour
  const MOST_DRAWN = 600; // above this, shapes are stamped
  const MOST_AREAS = 1500;
  const MANY = 2000; // above this, nothing is drawn ahead beyond the edges of the map
  const EARTH_KM = 40075.017;
  const SMALLEST_AREA = 9;
  const REACH = 5;

  D.EventSheet = D.Sheet.extend({
    options: { padding: 0.15 },

    initialize(data, options) {
      L.Renderer.prototype.initialize.call(this, options);
      this.data = data;
      this.counts = new Int32Array(data.sites);
      this.tops = new Int32Array(data.sites);
      this.marks = [];
      this.rows = new Int32Array(0);
      this.chosen = null;
      this.hinted = null; // a row that a list points at
      this.recent = null; // in cumulative play: days before this one are paler
      this.stamps = new D.StampSheet();
    },

    show(rows, chosen, recent = null) {
      this.rows = rows;
      this.chosen = chosen;
      this.recent = recent;
      if (!this._map) return;
      const padding = rows.length > MANY ? 0 : 0.15;
      if (padding === this.options.padding) return this.draw();
      this.options.padding = padding;
      this._update();
    },

    draw() {
      if (!this._map) return;
      const frame = this.frame();
      this.begin(frame);
      this.marks = this.paint(this.context, frame);
    },

    /* Draw on any canvas; returns what was drawn where: [{row, site, x, y, r, area}]. */
    paint(context, frame) {
      const used = this.gather();
      const marks = [];
      for (const copy of D.copies(frame)) {
        this.paintAreas(context, copy, used.areas, marks);
        if (this.rows.length > MOST_SHAPES) this.paintPoints(context, copy);
        else this.paintShapes(context, copy, used.exact, marks);
      }
      this.paintOver(context, frame, marks);
      return marks;
    },

    /* The sites in use, and of each how many events it holds and the weightiest of them. */
    gather() {
      const { site, dead, drawn } = this.data;
      const { counts, tops, rows } = this;
      const points = rows.length > MOST_SHAPES; // then exact events need no sites
      const used = { exact: [], areas: [] };
      counts.fill(0);
      for (let k = 0; k < rows.length; k++) {
        const i = rows[k];
        if (points && drawn[i] !== 1) continue;
        const s = site[i];
        if (s < 0) continue;
        if (counts[s]++ === 0) { tops[s] = i; used[drawn[i] === 0 ? "exact" : "areas"].push(s); }
        else if (dead[i] >= dead[tops[s]]) tops[s] = i;
      }
      if (this.chosen !== null && site[this.chosen] >= 0) tops[site[this.chosen]] = this.chosen;
      return used;
    },

    paintAreas(context, frame, sites, marks) {
      const { x, y, lat, radius, type } = this.data;
      const found = [];
      for (const s of sites) {
        const row = this.tops[s];
        const px = x[row] * frame.scale - frame.left;
        const py = y[row] * frame.scale - frame.top;
        const km = EARTH_KM * Math.cos((lat[row] * Math.PI) / 180) / frame.scale;
        const r = Math.max(SMALLEST_AREA, radius[row] / km);
        if (px + r < 0 || py + r < 0 || px - r > frame.width || py - r > frame.height) continue;
        found.push({ row, site: s, x: px, y: py, r, area: true, count: this.counts[s] });
      }
      found.sort((a, b) => b.r - a.r).splice(MOST_AREAS);
      for (const mark of found) {
        D.paintArea(context, type[mark.row], mark.x, mark.y, mark.r, this.colours);
        const small = Math.min(4.5, D.radiusFor(0));
        this.place(context, mark, small, frame, 0.85);
        marks.push(mark);
      }
    },

    paintShapes(context, frame, sites, marks) {
      const { x, y, dead } = this.data;
      const found = [];
      for (const s of sites) {
        const row = this.tops[s];
        const px = x[row] * frame.scale - frame.left;
        const py = y[row] * frame.scale - frame.top;
        if (px < -20 || py < -20 || px > frame.width + 20 || py > frame.height + 20) continue;
        found.push({ row, site: s, x: px, y: py, r: D.radiusFor(dead[row]), area: false, count: this.counts[s] });
      }
      found.sort((a, b) => b.r - a.r);
      if (found.length > MOST_DRAWN) this.stampAll(context, found, frame);
      else for (const mark of found) this.place(context, mark, mark.r, frame, this.pale(mark.row) ? 0.5 : 1);
      marks.push(...found);
    },

    pale(row) {
      return this.recent !== null && this.data.start[row] < this.recent;
    },

    picture(row, r, frame) {
      const { type, blamed, status, words } = this.data;
      const disputed = words.status[status[row]] === "disputed" ? 1 : 0;
      return D.markPicture(type[row], r, blamed[row], disputed, frame.dense, this.colours);
    },

    place(context, mark, r, frame, alpha) {
      const { canvas, half } = this.picture(mark.row, r, frame);
      context.globalAlpha = alpha;
      context.drawImage(canvas, mark.x - half, mark.y - half, canvas.width / frame.dense, canvas.height / frame.dense);
      context.globalAlpha = 1;
    },

    /* Older ones first and paler as a whole, then the rest: two sheets laid over the map. */
    stampAll(context, found, frame) {
      for (const pale of this.recent === null ? [false] : [true, false]) {
        this.stamps.begin(frame);
        for (const mark of found) {
          if (this.pale(mark.row) !== pale) continue;
          const { canvas, half } = this.picture(mark.row, mark.r, frame);
          this.stamps.stamp(canvas, Math.round((mark.x - half) * frame.dense), Math.round((mark.y - half) * frame.dense));
        }
        context.globalAlpha = pale ? 0.5 : 1;
        this.stamps.layOn(context, frame);
        context.globalAlpha = 1;
      }
    },

    /* Very many events: two by two pixels each, written straight into the picture's memory. */
    paintPoints(context, frame) {
      const { x, y, type, drawn, site } = this.data;
      const { pixels, wide, high } = this.stamps.begin(frame);
      const inks = this.inks();
      const scale = frame.scale * frame.dense;
      const left = frame.left * frame.dense;
      const top = frame.top * frame.dense;
      const rows = this.rows;
      for (let k = 0; k < rows.length; k++) {
        const i = rows[k];
        if (drawn[i] !== 0 || site[i] < 0) continue;
        const px = (x[i] * scale - left) | 0;
        const py = (y[i] * scale - top) | 0;
        if (px < 0 || py < 0 || px >= wide - 1 || py >= high - 1) continue;
        const at = py * wide + px;
        const ink = inks[type[i]];
        pixels[at] = ink; pixels[at + 1] = ink; pixels[at + wide] = ink; pixels[at + wide + 1] = ink;
      }
      this.stamps.layOn(context, frame);
    },

    inks() {
      return Uint32Array.from({ length: 256 }, (_, code) => {
        const [r, g, b] = D.rgb(this.colours.types[Math.min(code, 6)]);
        return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
      });
    },

    paintOver(context, frame, marks) {
      D.drawSites(context, marks, this.data, frame, this.colours, { chosen: this.chosen, world: this.world });
      if (marks.length <= 4000) {
        for (const mark of marks) {
          if (mark.count < 2) continue;
          const out = mark.area ? 7 : mark.r * 0.75 + 3;
          D.paintBadge(context, mark.x + out, mark.y - out, mark.count, this.colours);
        }
      }
      const ringed = [this.chosen, this.hinted ?? null].filter((row) => row !== null).map((row) => this.data.site[row]);
      if (!ringed.length) return;
      for (const mark of marks) {
        if (ringed.includes(mark.site)) D.paintChosen(context, mark.x, mark.y, mark.area ? 5 : mark.r, this.colours);
      }
    },

    /* The rows under a point of the map's container, the nearest first. */
    under(point) {
      const at = this._map.containerPointToLayerPoint(point).subtract(this._bounds.min);
      if (this.rows.length > MOST_SHAPES) return this.pointsNear(at);
      const near = this.marks
        .map((mark) => ({ mark, away: Math.hypot(mark.x - at.x, mark.y - at.y) }))
        .filter(({ mark, away }) => away <= (mark.area ? Math.max(10, mark.r) : mark.r + REACH));
      const sharp = near.filter(({ mark, away }) => !mark.area || away < 10);
      const chosen = sharp.length ? sharp : near.sort((a, b) => a.mark.r - b.mark.r).slice(0, 1);
      const sites = new Set(chosen.sort((a, b) => a.away - b.away).map(({ mark }) => mark.site));
      return this.rowsAt(sites);
    },

    rowsAt(sites) {
      const order = [...sites];
      const found = [...this.rows].filter((i) => sites.has(this.data.site[i]));
      return found.sort((a, b) => order.indexOf(this.data.site[a]) - order.indexOf(this.data.site[b]) || a - b);
    },

    pointsNear(at) {
      const { x, y, site } = this.data;
      const frame = this.frame();
      return Array.from(this.rows.filter((i) => site[i] >= 0 &&
        Math.hypot(x[i] * frame.scale - frame.left - at.x, y[i] * frame.scale - frame.top - at.y) < REACH + 1)).slice(0, 500);
    },
  });
})((window.DatelinePage = window.DatelinePage || {}));
