/* What the slides of a presentation say: an opening, one event each, and how well all of it is known. */
(function (D) {
  "use strict";

  const { h } = D;

  D.QUESTIONS = ["Who says so, and could they know?", "What is the evidence, and whose words are they?",
    "What do others say about the same event?", "What is not on this map, and why might that be?"];

  const paragraphs = (text) => text.split(/\n+/).filter(Boolean).map((words) => h("p", {}, words));

  /* How many events of each type, the most frequent first. */
  D.typeCounts = (page) => Array.from(page.selection.figures.byType)
    .map((count, code) => ({ count, code })).filter(({ count }) => count).sort((a, b) => b.count - a.count);

  /* How well the events in view are known: the words of a column, each with its count. */
  D.known = (page) => {
    const { data, selection } = page;
    const rows = selection.visible();
    const tally = (column, words) => {
      const counts = words.map(() => 0);
      for (const row of rows) counts[column[row]]++;
      return words.map((word, k) => ({ word, count: counts[k] })).filter(({ count }) => count);
    };
    const single = rows.reduce((sum, row) => sum + (data.raw.origins[row] < 2 ? 1 : 0), 0);
    return {
      status: tally(data.status, data.words.status).map(({ word, count }) => ({ name: D.capital(word), count })),
      place: tally(data.drawn, data.words.drawn).map(({ word, count }) => ({ name: D.capital(D.PRECISION_NAMES[word]), count })),
      single,
    };
  };

  D.openingSlide = (page) => {
    const { lesson, selection } = page;
    const types = D.typeCounts(page).map(({ code, count }) => h("li", {}, D.glyph(code, 22), h("span", {}, D.typeAt(code).short), h("span", { class: "count" }, D.number(count))));
    const title = h("h2", {}, page.title());
    const notes = h("div", { class: "slide-note" }, paragraphs(lesson.note));
    const change = (key, value) => {
      page.lesson = D.cleanLesson({ ...page.lesson, [key]: value });
      title.textContent = page.title();
      notes.replaceChildren(...paragraphs(page.lesson.note));
      page.changed(0);
    };
    const name = h("input", { type: "text", maxlength: 120, "aria-label": "Title", placeholder: "Title", value: lesson.title,
      oninput: () => change("title", name.value) });
    const note = h("textarea", { maxlength: 600, rows: 4, "aria-label": "Note for the class", placeholder: "Note: what we will look at, and why",
      oninput: () => change("note", note.value) }, lesson.note);
    return [title, notes, h("p", { class: "slide-summary" }, D.summaryText(selection.figures)),
      types.length ? [h("h3", {}, "What we will see"), h("ul", { class: "slide-types" }, types)] : null,
      h("details", { class: "slide-edit" }, h("summary", {}, lesson.title || lesson.note ? "Change the title and note" : "Add a title and a note for the class"),
        name, note, h("p", { class: "hint" }, "Both become part of the address: copy the link to share this lesson.")),
      h("p", { class: "hint slide-keys" }, "→ or space: next · ← back · F full screen · Esc ends")].flat().filter(Boolean);
  };

  D.eventSlide = (page, row) => {
    const { data } = page;
    const line = D.eventLine(page, row);
    const precision = data.words.drawn[data.drawn[row]];
    const where = precision === "area" ? `an area, within ${D.number(Math.round(data.radius[row]))} km` : D.PRECISION_NAMES[precision];
    return [h("p", { class: "slide-type" }, D.glyph(data.type[row], 20, { hollow: data.blamed[row] === 1 }), D.typeAt(data.type[row]).short),
      h("h2", {}, D.breakable(line.what)), h("p", { class: "slide-where" }, line.where, h("span", { class: "hint" }, ` ${where}`)),
      h("p", { class: "slide-when" }, line.when, h("span", { class: "hint" }, ` ${D.WHEN_NAMES[data.words.when[data.when[row]]]}`))];
  };

  D.eventSlideParts = (card) => {
    const [first, ...rest] = D.fullestFirst(card.sources).filter((source) => source.quotes.length);
    const more = rest.length ? `; ${D.count(rest.length, "more report")} of it` : "";
    return [D.figures(card), D.saidBy(card), h("p", { class: "slide-status" }, h("strong", {}, D.statusText(card))),
      first ? h("figure", {}, D.quote(first.quotes[0]), h("figcaption", { class: "hint" }, `${D.sourceTitle(first)}${more}`)) : null].filter(Boolean);
  };

  D.closingSlide = (page) => {
    const { status, place, single } = D.known(page);
    const table = (title, lines) => h("section", {}, h("h3", {}, title), h("ul", { class: "slide-known" },
      lines.map(({ name, count }) => h("li", {}, h("span", {}, name), h("span", { class: "count" }, D.number(count))))));
    return [h("h2", {}, "How well is this known?"),
      h("div", { class: "slide-tables" }, table("What is said", [...status, { name: "Told by one origin only", count: single }]), table("Where", place)),
      h("h3", {}, "To talk about"), h("ul", { class: "slide-questions" }, D.QUESTIONS.map((words) => h("li", {}, words))),
      h("p", { class: "hint" }, D.sourceNote(page)), h("p", { class: "hint" }, D.BORDER_NOTE)];
  };
})((window.DatelinePage = window.DatelinePage || {}));
