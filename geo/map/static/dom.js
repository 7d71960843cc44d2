/* Elements made safely: text is always text, never markup. */
(function (D) {
  "use strict";

  /* h("p", {class: "x", onclick: f, "aria-label": "y"}, "text", child, null) */
  D.h = (tag, attributes = {}, ...children) => D.fill(document.createElement(tag), attributes, children);

  D.svg = (tag, attributes = {}, ...children) =>
    D.fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

  D.fill = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "style") Object.assign(element.style, value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  };

  /* Words that may be broken after a stroke: "Shelling/artillery/missile attack". */
  D.breakable = (words) => words.split(/(?<=\/)/).flatMap((part, k) => (k ? [D.h("wbr"), part] : [part]));

  D.clear = (element) => {
    element.replaceChildren();
    return element;
  };

  D.byId = (id) => document.getElementById(id);

  /* A link only where the address is an ordinary web address; anything else stays text. */
  D.link = (address, ...children) => {
    let url = null;
    try {
      url = new URL(address);
    } catch {
      return D.h("span", {}, ...children);
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") return D.h("span", {}, ...children);
    return D.h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer nofollow" }, ...children);
  };

  const ICONS = {
    filter: "M3 5h14M6 10h8M8.5 15h3",
    list: "M7 5h10M7 10h10M7 15h10M3 5h.01M3 10h.01M3 15h.01",
    close: "M5 5l10 10M15 5L5 15",
    play: "M6 4.5v11l9-5.5z",
    pause: "M7 4.5v11M13 4.5v11",
    back: "M12.5 5l-5 5 5 5",
    next: "M7.5 5l5 5-5 5",
    share: "M8 12l4-4M9 6l1.5-1.5a3.2 3.2 0 014.5 4.5L13.5 10.5M11 14l-1.5 1.5A3.2 3.2 0 015 11L6.5 9.5",
    download: "M10 3v9M6.5 9l3.5 3.5L13.5 9M4 16h12",
    all: "M3 10h14M6 7l-3 3 3 3M14 7l3 3-3 3",
    plus: "M10 4v12M4 10h12",
    minus: "M4 10h12",
    present: "M3 4.5h14v9H3zM10 13.5v3M6.5 16.5h7",
    full: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
    print: "M6 8V4h8v4M6 14H4V8.5h12V14h-2M6.5 12h7v4h-7z",
    home: "M4 9.5L10 4l6 5.5M6 8.5V16h8V8.5",
  };

  D.icon = (name) =>
    D.svg("svg", { viewBox: "0 0 20 20", width: 18, height: 18, class: `icon icon-${name}`, "aria-hidden": "true" },
      D.svg("path", { d: ICONS[name] }));

  /* The colour a CSS variable has now, resolved, for drawing on a canvas. */
  D.colours = (names) => {
    const probe = D.h("span", { hidden: true });
    document.body.append(probe);
    const found = {};
    for (const name of names) {
      probe.style.color = `var(--${name})`;
      found[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    return found;
  };

  D.reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  D.narrow = () => matchMedia("(max-width: 720px)").matches;
})((window.DatelinePage = window.DatelinePage || {}));
