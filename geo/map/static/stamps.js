/* Thousands of small pictures at once: blended by hand into one picture's memory. Ten times as fast
   as as many drawImage calls where there is no graphics card, and independent of it where there is. */
(function (D) {
  "use strict";

  const cut = new WeakMap(); // the pixels of each small picture, the empty ones left out

  /* Where its solid and its half-clear pixels lie on a sheet `across` pixels wide, and their ink. */
  function pixelsOf(canvas, across) {
    const known = cut.get(canvas);
    if (known && known.across === across) return known;
    const { width, height } = canvas;
    const all = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, width, height).data.buffer);
    const take = (wanted) => {
      const at = [...all.keys()].filter((k) => wanted(all[k] >>> 24));
      return { at: Int32Array.from(at, (k) => ((k / width) | 0) * across + (k % width)), ink: Uint32Array.from(at, (k) => all[k]) };
    };
    const found = { across, solid: take((alpha) => alpha === 255), soft: take((alpha) => alpha > 0 && alpha < 255) };
    cut.set(canvas, found);
    return found;
  }

  /* A picture in memory, as large as the sheet, to stamp on and to lay over it. */
  D.StampSheet = class {
    constructor() {
      this.canvas = document.createElement("canvas");
    }

    begin(frame) {
      const wide = Math.round(frame.width * frame.dense);
      const high = Math.round(frame.height * frame.dense);
      if (!this.image || this.image.width !== wide || this.image.height !== high) {
        this.canvas.width = wide;
        this.canvas.height = high;
        this.context = this.canvas.getContext("2d", { willReadFrequently: true });
        this.image = this.context.createImageData(wide, high);
        this.pixels = new Uint32Array(this.image.data.buffer);
      } else {
        this.pixels.fill(0);
      }
      return { pixels: this.pixels, wide, high };
    }

    /* A picture with its upper left corner at (left, top), in pixels of the screen. */
    stamp(picture, left, top) {
      const { width, height } = this.image;
      if (left < 0 || top < 0 || left + picture.width > width || top + picture.height > height) return;
      const { solid, soft } = pixelsOf(picture, width);
      const { pixels } = this;
      const corner = top * width + left;
      for (let k = 0, at = solid.at, ink = solid.ink; k < ink.length; k++) pixels[corner + at[k]] = ink[k];
      for (let k = 0, at = soft.at, ink = soft.ink; k < ink.length; k++) {
        const to = corner + at[k];
        const under = pixels[to];
        pixels[to] = under === 0 ? ink[k] : over(ink[k], under);
      }
    }

    layOn(context, frame) {
      this.context.putImageData(this.image, 0, 0);
      context.drawImage(this.canvas, 0, 0, frame.width, frame.height);
    }
  };

  /* On a solid colour whole numbers do: red and blue together, green between them. */
  function overSolid(front, back, a) {
    const rest = 255 - a;
    const redBlue = (((front & 0xff00ff) * a + (back & 0xff00ff) * rest) / 256) & 0xff00ff;
    const green = (((front & 0xff00) * a + (back & 0xff00) * rest) / 256) & 0xff00;
    return (0xff000000 | redBlue | green) >>> 0;
  }

  /* One colour over another, both 0xAABBGGRR with straight alpha. */
  function over(front, back) {
    const a = front >>> 24;
    if (back >>> 24 === 255) return overSolid(front, back, a);
    const under = ((back >>> 24) * (255 - a)) / 255;
    const alpha = a + under;
    const mix = (shift) => ((((front >>> shift) & 255) * a + ((back >>> shift) & 255) * under) / alpha) & 255;
    return ((alpha << 24) | (mix(16) << 16) | (mix(8) << 8) | mix(0)) >>> 0;
  }
})((window.DatelinePage = window.DatelinePage || {}));
