/* The map as a picture: title, dates, map, legend, sources and the border note on one canvas. */
(function (D) {
  "use strict";

  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
  const HEAD = 72;
  const DENSE = 2;

  D.BORDER_NOTE = "Borders: Natural Earth, simplified, as in effect; dashed where disputed or undetermined. " +
    "They and the names shown imply no endorsement.";

  D.sourceNote = (page) => {
    const { data, selection } = page;
    const datasets = new Set();
    let reports = 0;
    for (const row of selection.visible()) {
      if (data.dataset[row] > 0) datasets.add(data.words.dataset[data.dataset[row]]);
      reports += data.raw.reports[row];
    }
    const told = `news reports, which tell of these events ${D.count(reports, "time")}`;
    return datasets.size ? `Sources: ${told}; linked records: ${D.listText([...datasets])}.` : `Sources: ${told}.`;
  };

  D.picture = async (page) => {
    await page.named; // a picture without names would be no map
    const size = page.map.getSize();
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    const high = HEAD + size.y + paintFoot(page, context, size, { dry: true });
    canvas.width = size.x * DENSE;
    canvas.height = high * DENSE;
    context.scale(DENSE, DENSE);
    context.fillStyle = page.colours.paper;
    context.fillRect(0, 0, size.x, high);
    paintMap(page, context, size);
    paintHead(page, context, size);
    paintFoot(page, context, size);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  };

  function paintMap(page, context, size) {
    const corner = page.map.getPixelBounds().min;
    const zoom = page.map.getZoom();
    const layer = document.createElement("canvas");
    layer.width = size.x * DENSE;
    layer.height = size.y * DENSE;
    const inner = layer.getContext("2d");
    inner.scale(DENSE, DENSE);
    inner.fillStyle = page.colours.sea;
    inner.fillRect(0, 0, size.x, size.y);
    const frame = { scale: 256 * 2 ** zoom, left: corner.x, top: corner.y, width: size.x, height: size.y, zoom, dense: DENSE };
    page.world.paint(inner, frame);
    page.events.paint(inner, frame);
    context.drawImage(layer, 0, HEAD, size.x, size.y);
  }

  function paintHead(page, context, size) {
    context.fillStyle = page.colours.ink;
    context.textBaseline = "alphabetic";
    context.textAlign = "left";
    context.font = `700 20px ${FONT}`;
    context.fillText(page.title(), 16, 30, size.x - 32);
    context.font = `400 14px ${FONT}`;
    context.fillStyle = page.colours.muted;
    context.fillText(page.summary, 16, 54, size.x - 32);
  }

  /* What shapes, edges, sizes and numbers mean: a word each, with how its sign is drawn. */
  function signs({ data, colours }) {
    const shape = (code, mark) => (context, x, y) => D.paintShape(context, code, x, y, 5, { blamed: 0, disputed: 0, ...mark }, colours);
    const types = [...new Set(data.type)].sort((a, b) => a - b).map((code) => [D.typeAt(code).short, shape(code, {})]);
    return [...types, ["an area, not a point", (context, x, y) => D.paintArea(context, 1, x, y, 8, colours)],
      ["claimed or alleged only", shape(1, { blamed: 1 })], ["disputed", shape(1, { disputed: 1 })],
      ["several events in one place", (context, x, y) => D.paintBadge(context, x, y, 4, colours)],
      ["the larger, the more killed as reported", null]];
  }

  /* The words of a sentence in lines that fit. */
  function lines(context, words, wide) {
    const found = [""];
    for (const word of words.split(" ")) {
      const longer = `${found.at(-1)} ${word}`.trim();
      if (context.measureText(longer).width <= wide) found[found.length - 1] = longer;
      else found.push(word);
    }
    return found;
  }

  /* Draw what stands under the map, or only measure it; returns its height. */
  function paintFoot(page, context, size, { dry = false } = {}) {
    const top = HEAD + size.y;
    const ink = (colour) => { context.fillStyle = colour; };
    context.textAlign = "left";
    let [x, y] = [16, top + 18];
    for (const [words, sign] of signs(page)) {
      context.font = `400 12px ${FONT}`;
      const wide = context.measureText(words).width + (sign ? 34 : 16);
      if (x > 16 && x + wide > size.x - 10) { x = 16; y += 19; }
      if (!dry && sign) sign(context, x + 6, y);
      context.font = `400 12px ${FONT}`;
      context.textAlign = "left";
      context.textBaseline = "middle";
      ink(page.colours.ink);
      if (!dry) context.fillText(words, x + (sign ? 18 : 0), y);
      x += wide;
    }
    context.font = `400 11px ${FONT}`;
    ink(page.colours.muted);
    y += 22;
    const made = `${D.sourceNote(page)} Made with Dateline on ${D.isoOf(Math.floor(Date.now() / 86400000))}.`;
    for (const words of [...lines(context, made, size.x - 32), ...lines(context, D.BORDER_NOTE, size.x - 32)]) {
      if (!dry) context.fillText(words, 16, y);
      y += 15;
    }
    return y - top;
  }
})((window.DatelinePage = window.DatelinePage || {}));
