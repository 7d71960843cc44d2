/* The map as a picture: title, dates, map, legend, sources and the border note on one canvas. */
(function (D) {
  "use strict";

  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
  const HEAD = 72;
  const FOOT = 112;
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
    canvas.width = size.x * DENSE;
    canvas.height = (size.y + HEAD + FOOT) * DENSE;
    const context = canvas.getContext("2d");
    context.scale(DENSE, DENSE);
    context.fillStyle = page.colours.paper;
    context.fillRect(0, 0, size.x, size.y + HEAD + FOOT);
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

  /* What edge, size and number mean. */
  function paintSigns(page, context, y) {
    const { colours } = page;
    const sign = (k, mark) => D.paintShape(context, 1, k, y, 5, { blamed: 0, disputed: 0, ...mark }, colours);
    const signs = [
      [(x) => { D.paintArea(context, 1, x, y, 8, colours); }, "an area, not a point"],
      [(x) => sign(x, { blamed: 1 }), "claimed or alleged only"],
      [(x) => sign(x, { disputed: 1 }), "disputed"],
      [(x) => D.paintBadge(context, x, y, 4, colours), "several events in one place"],
      [null, "the larger, the more killed as reported"],
    ];
    let x = 22;
    for (const [paint, words] of signs) {
      if (paint) paint(x);
      context.font = `400 12px ${FONT}`;
      context.textAlign = "left";
      context.fillStyle = colours.muted;
      context.fillText(words, paint ? x + 13 : x - 4, y);
      x += context.measureText(words).width + 36;
    }
  }

  function paintFoot(page, context, size) {
    const top = HEAD + size.y;
    context.textBaseline = "middle";
    context.textAlign = "left";
    context.font = `400 12px ${FONT}`;
    let x = 16;
    let y = top + 20;
    page.data.words.type.slice(0, 6).forEach((_, code) => {
      const words = D.typeAt(code).short;
      const wide = context.measureText(words).width + 40;
      if (x + wide > size.x) { x = 16; y += 18; }
      D.paintShape(context, code, x + 6, y, 5, { blamed: 0, disputed: 0 }, page.colours);
      context.fillStyle = page.colours.ink;
      context.fillText(words, x + 17, y);
      x += wide;
    });
    paintSigns(page, context, y + 20);
    y += 20;
    context.font = `400 11px ${FONT}`;
    context.fillStyle = page.colours.muted;
    context.fillText(`${D.sourceNote(page)} Made with Dateline on ${D.isoOf(Math.floor(Date.now() / 86400000))}.`, 16, y + 24, size.x - 32);
    context.fillText(D.BORDER_NOTE, 16, y + 40, size.x - 32);
  }
})((window.DatelinePage = window.DatelinePage || {}));
