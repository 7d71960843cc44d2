// Draws a report with its marks. Text is only ever text: no string of a report becomes HTML.
// One tab stop; arrows, Home and End walk from mark to mark; Enter or Space chooses.

function draw(data) {
  const box = document.createElement("div");
  box.className = "dateline-reader";
  box.dir = "auto";
  const seen = new Set();
  for (const [text, number] of data.segments) {
    if (number === null) { box.append(text); continue; }
    const part = document.createElement("span");
    part.textContent = text;
    part.className = data.marks[number].role;
    part.dataset.mark = number;
    part.title = data.marks[number].words;
    part.setAttribute("role", "button");
    part.setAttribute("aria-label", text + ", " + data.marks[number].words);
    part.tabIndex = seen.size ? -1 : 0;
    seen.add(number);
    box.append(part);
  }
  return box;
}

const parts = (box) => [...box.querySelectorAll("[data-mark]")];

function showChosen(box, chosen) {
  for (const part of parts(box)) {
    part.setAttribute("aria-pressed", String(Number(part.dataset.mark) === chosen));
  }
}

function focusOn(box, part) {
  for (const other of parts(box)) other.tabIndex = other === part ? 0 : -1;
  part.focus();
}

function onKey(event, box, choose) {
  const all = parts(box);
  const at = all.indexOf(event.target);
  if (at < 0) return;
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
  if (event.key === "Enter" || event.key === " ") choose(event.target);
  else if (event.key in to) focusOn(box, all[Math.max(0, Math.min(all.length - 1, to[event.key]))]);
  else return;
  event.preventDefault();
}

export default function (component) {
  const { parentElement, data } = component;
  const told = JSON.stringify([data.segments, data.marks]);
  let box = parentElement.querySelector(".dateline-reader");
  if (!box || box.told !== told) {
    if (box) box.remove();
    box = draw(data);
    box.told = told;
    parentElement.appendChild(box);
    const choose = (part) => {
      focusOn(box, part);
      showChosen(box, Number(part.dataset.mark));
      box.component.setStateValue("chosen", Number(part.dataset.mark));
    };
    box.addEventListener("click", (event) => {
      const part = event.target.closest("[data-mark]");
      if (part) choose(part);
    });
    box.addEventListener("keydown", (event) => onKey(event, box, choose));
  }
  box.component = component;
  showChosen(box, data.chosen);
  return () => box.remove();
}
