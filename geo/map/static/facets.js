/* The fields that events are filtered by: which codes each event has, and what to call them. */
(function (D) {
  "use strict";

  const same = (word) => word;

  /* column is one code a row, or {at, codes}: several. words are the values an address holds. */
  D.makeFacets = (data) => {
    const words = data.words;
    const shortType = (word) => (D.TYPES.find((type) => type.name === word) || { short: word }).short;
    const list = [
      { key: "type", label: "Type", column: data.type, words: words.type, name: shortType, all: true },
      { key: "sub", label: "Sub type", column: data.sub, words: words.sub, name: same },
      { key: "actor", label: "Actor", column: data.actor, words: words.actor, name: same },
      { key: "country", label: "Country", column: data.country, words: words.country,
        name: (code) => words.country_name[words.country.indexOf(code)] || code || "not known" },
      { key: "weapon", label: "Weapon", column: data.weapon, words: words.weapon, name: same },
      { key: "dataset", label: "Linked record", column: linked(data), words: [...words.dataset, D.AMBIGUOUS],
        name: (word) => ({ none: "No record", [D.AMBIGUOUS]: "Ambiguous link" })[word] || word },
      { key: "status", label: "Status", column: data.status, words: words.status, name: D.capital },
      { key: "place", label: "Place known as", column: data.drawn, words: words.drawn,
        name: (word) => D.capital(D.PRECISION_NAMES[word]) },
      { key: "when", label: "Date known", column: data.when, words: words.when,
        name: (word) => D.capital(D.WHEN_NAMES[word] || word) },
    ];
    return list.map((facet, k) => ({ ...facet, bit: 1 << k, ragged: !facet.column.BYTES_PER_ELEMENT }));
  };

  /* An event whose record has a close rival is found under its dataset and under "ambiguous". */
  D.AMBIGUOUS = "ambiguous";
  function linked(data) {
    const { dataset, ambiguous } = data.raw;
    if (!ambiguous.some(Boolean)) return data.dataset;
    const extra = data.words.dataset.length;
    return D.ragged(dataset.map((code, i) => (ambiguous[i] ? [code, extra] : [code])));
  }

  D.DEATHS_BIT = 1 << 9;
  D.TEXT_BIT = 1 << 10;

  /* Set the facet's bit in fails for every row that has none of the wanted words. */
  D.failFacet = (data, facet, wanted, fails) => {
    const bit = facet.bit;
    const clear = ~bit;
    if (!wanted || !wanted.length) {
      for (let i = 0; i < data.n; i++) fails[i] &= clear;
      return;
    }
    const right = new Uint8Array(facet.words.length + 1);
    for (const word of wanted) {
      const code = facet.words.indexOf(word);
      if (code >= 0) right[code + 1] = 1;
    }
    if (facet.ragged) return failRagged(data, facet, right, fails);
    const column = facet.column;
    for (let i = 0; i < data.n; i++) fails[i] = (fails[i] & clear) | (right[column[i] + 1] ? 0 : bit);
  };

  function failRagged(data, facet, right, fails) {
    const { at, codes } = facet.column;
    const clear = ~facet.bit;
    for (let i = 0; i < data.n; i++) {
      let found = 0;
      for (let k = at[i]; k < at[i + 1] && !found; k++) found = right[codes[k] + 1];
      fails[i] = (fails[i] & clear) | (found ? 0 : facet.bit);
    }
  }

  D.failDeaths = (data, range, fails) => {
    const [least, most] = range || [null, null];
    const open = least === null && most === null;
    const from = least ?? 0;
    const to = most ?? Infinity;
    for (let i = 0; i < data.n; i++) {
      const passes = open || (data.lower[i] >= 0 && data.lower[i] <= to && data.upper[i] >= from);
      fails[i] = (fails[i] & ~D.DEATHS_BIT) | (passes ? 0 : D.DEATHS_BIT);
    }
  };

  D.failText = (data, text, fails) => {
    const words = D.fold(text || "").split(" ").filter(Boolean);
    for (let i = 0; i < data.n; i++) {
      const passes = words.every((word) => data.search[i].includes(word));
      fails[i] = (fails[i] & ~D.TEXT_BIT) | (passes ? 0 : D.TEXT_BIT);
    }
  };

  /* For every option of every facet: the events in the window that the other filters let through. */
  D.countOptions = (data, facets, fails, rows) => {
    const counts = facets.map((facet) => new Int32Array(facet.words.length));
    for (let r = 0; r < rows.length; r++) {
      const i = rows[r];
      const failed = fails[i];
      if (failed & (failed - 1)) continue;
      for (let k = 0; k < facets.length; k++) {
        const facet = facets[k];
        if (failed & ~facet.bit) continue;
        if (!facet.ragged) { if (facet.column[i] >= 0) counts[k][facet.column[i]]++; continue; }
        const { at, codes } = facet.column;
        for (let c = at[i]; c < at[i + 1]; c++) counts[k][codes[c]]++;
      }
    }
    return counts;
  };
})((window.DatelinePage = window.DatelinePage || {}));
