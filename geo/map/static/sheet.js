/* A canvas that lies on the Leaflet map and moves with it; and the world on one. */
(function (D) {
  "use strict";

  const FINER_FROM = { "world-50m.json": 3.4, "world-10m.json": 6.2 };

  D.Sheet = L.Renderer.extend({
    options: { padding: 0.25 },

    _initContainer() {
      this._container = L.DomUtil.create("canvas", "sheet leaflet-zoom-animated");
      this._container.setAttribute("aria-hidden", "true");
      this.context = this._container.getContext("2d");
    },

    _destroyContainer() {
      L.DomUtil.remove(this._container);
    },

    _updatePaths() {},

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const dense = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      const wide = Math.round(size.x * dense);
      const high = Math.round(size.y * dense);
      if (this._container.width !== wide || this._container.height !== high) {
        this._container.width = wide;
        this._container.height = high;
        this._container.style.width = `${size.x}px`;
        this._container.style.height = `${size.y}px`;
      }
      this.draw();
    },

    /* Where the canvas lies on the Mercator plane, in pixels of this zoom. */
    frame() {
      const origin = this._map.getPixelOrigin();
      const size = this._bounds.getSize();
      const zoom = this._map.getZoom();
      return { scale: 256 * 2 ** zoom, left: origin.x + this._bounds.min.x, top: origin.y + this._bounds.min.y,
        width: size.x, height: size.y, zoom, dense: window.devicePixelRatio || 1 };
    },

    begin(frame) {
      this.context.setTransform(frame.dense, 0, 0, frame.dense, 0, 0);
      this.context.clearRect(0, 0, frame.width, frame.height);
    },
  });

  /* The same world again to the left and right, where the view reaches over its edge; `more` beyond
     that, for land that itself reaches over the date line. */
  D.copies = (frame, more = 0) => {
    const found = [];
    const last = Math.floor((frame.left + frame.width) / frame.scale) + more;
    for (let k = Math.floor(frame.left / frame.scale) - more; k <= last; k++) {
      found.push({ ...frame, left: frame.left - k * frame.scale });
    }
    return found;
  };

  D.WorldSheet = D.Sheet.extend({
    initialize(load, options) {
      L.Renderer.prototype.initialize.call(this, options);
      this.load = load;
      this.worlds = {};
      this.want("world-110m.json");
    },

    async want(name) {
      if (this.worlds[name] !== undefined) return;
      this.worlds[name] = null;
      const topology = await this.load(`assets/${name}`).catch(() => null);
      if (!topology) return;
      this.worlds[name] = D.decodeWorld(topology);
      this.names = D.countryNames(this.worlds["world-50m.json"] || this.worlds[name]);
      this.draw();
    },

    best(zoom) {
      let name = "world-110m.json";
      for (const [finer, from] of Object.entries(FINER_FROM)) {
        if (zoom < from) continue;
        this.want(finer);
        if (this.worlds[finer]) name = finer;
      }
      return this.worlds[name];
    },

    draw() {
      if (!this._map) return;
      const frame = this.frame();
      this.begin(frame);
      this.paint(this.context, frame);
    },

    /* Whether a box, in pixels of another canvas' frame, would cover a name that is written here. */
    nameHits(frame, box) {
      if (!this.written) return false;
      const [dx, dy] = [frame.left - this.written.left, frame.top - this.written.top];
      return this.written.taken.hits([box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy]);
    },

    paint(context, frame) {
      const world = this.best(frame.zoom);
      for (const copy of world ? D.copies(frame, 1) : []) D.drawWorld(context, world, copy, this.colours);
      for (const copy of D.copies(frame)) {
        const { named, taken } = D.drawLabels(context, this.names, this.cities, this.sites || [], copy, this.colours);
        this.named = named;
        this.written = { taken, left: copy.left, top: copy.top };
      }
    },
  });
})((window.DatelinePage = window.DatelinePage || {}));
