/* The handout: title, note, map and every event with who says so, on paper, with room to write. */
(function (D) {
  "use strict";

  const { h } = D;
  const MOST = 60; // events on one handout

  const room = (label) => h("p", { class: "room" }, label);

  async function entry(page, row) {
    const line = D.eventLine(page, row);
    const card = await page.card(page.data.id[row]).catch(() => null);
    const source = card ? D.fullestFirst(card.sources).find((one) => one.quotes.length) : null;
    return h("li", {}, h("h3", {}, `${line.what}: ${line.where}`),
      h("p", {}, [line.when, line.killed, ...line.marks].join(" · ")),
      card ? h("p", {}, `${D.statusText(card)} ${D.sides(card)}`) : null,
      source ? h("blockquote", {}, source.quotes[0].map(({ text }) => text).join("")) : null,
      source ? h("p", { class: "hint" }, D.sourceTitle(source)) : null,
      room("Who says so? How sure is it?"));
  }

  /* The map as it stands, with all its events, in the colours of paper. */
  async function picture(page) {
    const { theme } = page;
    page.setTheme("light");
    page.events.show(page.selection.visible(), null, null);
    const blob = await D.picture(page);
    page.setTheme(theme);
    const image = h("img", { alt: page.summary, src: URL.createObjectURL(blob) });
    await image.decode();
    return image;
  }

  D.makeHandout = async (page) => {
    const rows = Array.from(page.selection.visible());
    const entries = await Promise.all(rows.slice(0, MOST).map((row) => entry(page, row)));
    const left = rows.length - entries.length;
    return [h("h1", {}, page.title()), page.lesson.note ? h("p", {}, page.lesson.note) : null, await picture(page), h("h2", {}, "What is reported"),
      h("ol", {}, entries), left ? h("p", {}, `And ${D.count(left, "more event")}, not listed here.`) : null,
      h("h2", {}, "To talk about"), h("ol", {}, D.QUESTIONS.map((words) => h("li", {}, words, room("")))),
      h("p", { class: "hint" }, `${D.sourceNote(page)} ${D.BORDER_NOTE}`), h("p", { class: "hint" }, page.shared())].filter(Boolean);
  };

  D.printHandout = async (page) => {
    const place = D.byId("handout");
    page.toast("Making the handout…");
    D.clear(place).append(...(await D.makeHandout(page)));
    document.body.classList.add("handing-out");
    addEventListener("afterprint", () => {
      document.body.classList.remove("handing-out");
      URL.revokeObjectURL(place.querySelector("img")?.src);
      D.clear(place);
    }, { once: true });
    window.print();
  };
})((window.DatelinePage = window.DatelinePage || {}));
