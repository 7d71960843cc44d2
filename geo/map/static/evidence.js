/* The parts of a card: claims side by side, sources with their sentences, the place and its rivals, the record. */
(function (D) {
  "use strict";

  const { h } = D;
  const FIELDS = { place: "Place", date: "Date", initiator: "Initiator", target: "Target", weapon: "Weapon",
    fatalities: "Killed", injuries: "Injured", claim: "Claim", attribution: "Attribution", denial: "Denial" };

  /* A way to another page of the app: in its own window, and nowhere in a file from a disk. */
  D.appLink = (page, path, words) => {
    if (page.standalone) return null;
    const target = window.parent === window ? null : D.parentIsOurs() ? "_parent" : "_blank";
    return h("p", { class: "app-link" }, h("a", { href: path, target, rel: "noopener" }, words));
  };

  D.parentIsOurs = () => {
    try {
      return window.parent.location.origin === location.origin;
    } catch {
      return false; // a page of others: it may not be asked where it is
    }
  };

  const figure = (one, what) => D.figureText(one[`${what}_low`], one[`${what}_best`], one[`${what}_high`]);

  D.FIELDS = FIELDS;

  D.section = (title, ...children) => h("section", { class: "part" }, h("h3", {}, title), ...children);

  D.figures = (card) => {
    const one = (what, label) => {
      const text = figure(card, what);
      const words = card[`${what}_words`];
      const by = card[`${what}_said_by`];
      const said = [...new Set((words || "").split(" / ").map((one) => one.toLowerCase()))].join("”, “");
      const note = [said && text !== said ? `“${said}”` : null, by ? `said by ${by}` : null].filter(Boolean).join(", ");
      return h("div", { class: "figure" }, h("span", { class: text === null ? "figure-number unsaid" : "figure-number" }, text ?? "not said"),
        h("span", { class: "figure-label" }, label), note ? h("span", { class: "figure-note" }, note) : null);
    };
    return h("div", { class: "figures" }, one("fatalities", "killed, as reported"), one("injuries", "injured, as reported"));
  };

  /* Who says so: sides as the reports give them, and who claims, blames or denies. */
  D.saidBy = (card) => {
    const rows = [["By", card.initiators.join(", ")], ["Against", card.targets.join(", ")], ["With", card.weapons.join(", ")],
      ["Claimed by", card.claimed_by.join(", ")],
      ["Blamed", card.attributed.map(({ to, by }) => (by ? `${to} (by ${by})` : to)).join("; ")],
      ["Denied by", card.denied_by.join(", ")]].filter(([, words]) => words);
    const silent = !card.initiators.length && !card.claimed_by.length && !card.attributed.length;
    return h("dl", { class: "facts" }, rows.map(([name, words]) => [h("dt", {}, name), h("dd", {}, words)]),
      silent ? [h("dt", {}, "By"), h("dd", { class: "unsaid" }, "not said by any report")] : null);
  };

  /* The sides in one sentence, for paper. */
  D.sides = (card) => [card.initiators.length ? `By ${card.initiators.join(", ")}.` : "", card.targets.length ? `Against ${card.targets.join(", ")}.` : "",
    card.claimed_by.length ? `Claimed by ${card.claimed_by.join(", ")}.` : ""].filter(Boolean).join(" ");

  D.sources = (card, page) => {
    const count = `${D.count(card.n_reports, "report")}, ${D.count(card.n_origins, "independent origin")}`;
    return D.section("Sources", h("p", { class: "hint" }, count), D.fullestFirst(card.sources).map((source) => D.source(source, page)));
  };

  D.sourceTitle = (source) => [source.title || source.outlet || source.id, source.title ? source.outlet : "",
    source.published ? D.dayText(D.dayOf(source.published)) : ""].filter(Boolean).join(", ");

  /* Of several reports the one with most evidence first, so that the card begins with what it rests on. */
  D.fullestFirst = (sources) => {
    const weight = ({ quotes }) => quotes.flat().reduce((sum, { fields }) => sum + fields.length, 0);
    return [...sources].sort((a, b) => weight(b) - weight(a));
  };

  /* The status as a sentence with its reason; the rule is in geo/events/corroborate.py. */
  D.statusText = (card) => {
    if (card.status === "confirmed") {
      return card.n_origins > 1 ? `Confirmed: ${D.number(card.n_origins)} independent origins tell of it.`
        : "Confirmed: one side claims it, and another says it was that side.";
    }
    if (card.status !== "disputed") return "Reported: one origin tells of it, and nobody disputes it.";
    if (card.denied_by.length) return `Disputed: ${card.denied_by.join(", ")} denies it.`;
    return new Set(card.attributed.map(({ to }) => to)).size > 1 ? "Disputed: different sides are blamed."
      : "Disputed: what is told of it cannot all be true.";
  };

  const DATED = { header: "dated in its first line", dateline: "dated by its dateline", said: "dated by what it says",
    "other reports": "dated by other reports of the same" };

  D.source = (source, page) => {
    if (source.missing) return h("p", { class: "hint" }, `The report ${source.id} is not in this build.`);
    const title = source.title || source.outlet || source.id;
    const published = source.published ? `published ${D.dayText(D.dayOf(source.published))}` : "no publication date";
    const head = [source.outlet || source.source, published, DATED[source.how]];
    return h("article", { class: "source" }, h("h4", {}, source.url ? D.link(source.url, title) : title),
      h("p", { class: "hint" }, head.filter(Boolean).join(" · ")),
      source.quotes.length ? source.quotes.map(D.quote) : h("p", { class: "hint" }, "No sentence is marked in this report."),
      D.appLink(page, `reports?report=${encodeURIComponent(source.id)}`, "Read the whole report, marked"));
  };

  D.quote = (segments) => h("blockquote", { dir: "auto" }, segments.map(({ text, fields }) => {
    if (!fields.length) return text;
    const names = fields.map((field) => FIELDS[field] || field).join(", ");
    return h("mark", { class: `mark mark-${fields[0]}`, title: names }, text, h("span", { class: "away" }, ` (${names})`));
  }));

  D.place = (card) => {
    const { mention } = card.where;
    if (!mention) return D.section("The place", h("p", { class: "unsaid" }, "No report names a place for it."));
    const { place } = mention;
    const words = place
      ? [`“${mention.text}” was read as `, h("strong", {}, place.name), ` (${place.kind}${place.admin1 ? ", " + place.admin1 : ""}${card.where.country_name && card.where.country_name !== place.name ? ", " + card.where.country_name : ""}).`]
      : [`“${mention.text}” could not be placed.`];
    return D.section("Why this place", h("p", {}, words),
      h("p", { class: "hint" }, `Rule: ${mention.rule.replaceAll("_", " ")}${mention.vague ? ` · moved by “${mention.vague}”` : ""}${place ? ` · ${radius(place.radius_km)} · ${place.source || place.id}` : ""}`),
      Object.keys(mention.reasons).length ? D.waterfall(mention.reasons, "Weights of evidence for the place") : null,
      rivals(mention));
  };

  const radius = (km) => (km >= 1 ? `within ${D.number(Math.round(km))} km` : "exact to the site");

  function rivals(mention) {
    if (!mention.rivals.length) return h("p", { class: "hint" }, "No other place of that name was a candidate.");
    const line = (rival) => h("li", {}, h("span", { class: "rival" }, [rival.place.name, rival.place.admin1, rival.place.country].filter(Boolean).join(", ")),
      h("span", { class: "hint" }, ` ${rival.place.kind}, ${D.signed(rival.score)}`),
      Object.keys(rival.reasons).length ? h("span", { class: "hint reasons" }, Object.entries(rival.reasons).map(([name, weight]) => `${name} ${D.signed(weight)}`).join(", ")) : null);
    return h("details", { class: "rivals" }, h("summary", {}, `${D.count(mention.rivals.length, "rival")} beaten`), h("ol", {}, mention.rivals.map(line)));
  }

  D.record = (card) => {
    const { link } = card;
    if (!link) return D.section("Dataset record", h("p", {}, "No record: nothing was linked to this event."));
    if (!link.record) return D.section("Dataset record", h("p", {}, "No record: none of the records is this event, as far as the weights say."),
      Object.keys(link.because).length ? D.waterfall(link.because, "Weights of the nearest record") : null);
    const { record } = link;
    if (record.withheld) return D.section("Dataset record", h("p", {}, h("strong", {}, record.dataset), ` ${record.id}`),
      h("p", { class: "hint" }, `Its licence (${record.licence}) keeps the record itself out of files that are passed on.`),
      D.waterfall(link.because, "Match weights, log2"));
    const killed = figure(record, "fatalities");
    const when = D.whenText(D.dayOf(record.date_start), D.dayOf(record.date_end), record.date_precision);
    return D.section("Dataset record",
      h("p", {}, h("strong", {}, record.dataset), ` ${record.id}`, h("span", { class: "hint" }, ` · ${Math.round(link.probability * 100)} % sure${link.ambiguous ? " · ambiguous: another record comes close" : ""}`)),
      h("dl", { class: "facts" }, [["When", when], ["Where", [record.place_name ?? record.place, record.admin1].filter(Boolean).join(", ")],
        ["Involving", [...record.initiators, ...record.targets].join(", ")], ["Killed", killed ?? "not said"], ["Licence", record.licence]]
        .filter(([, words]) => words).map(([name, words]) => [h("dt", {}, name), h("dd", {}, words)])),
      record.summary ? h("p", { class: "hint" }, record.summary) : null,
      D.waterfall(link.because, "Match weights, log2"),
      h("p", { class: "hint" }, "Each bar is what one field adds for or against the match (log2 of the odds)."));
  };
})((window.DatelinePage = window.DatelinePage || {}));
