// Holds the map page in a frame and carries its state: to the address at once, to Python at rest.
// Streamlit calls this on every rerun; the frame is made on the first call and then left alone.

const REST_MS = 350;
const PATIENCE_MS = 10000; // to the page's first word, which it says before it asks for its data
const VIEW = ["lat", "lon", "z"];
const KEPT = "dateline.view";
const OURS = [
  "from", "to", "type", "sub", "actor", "country", "weapon", "dataset", "status", "place", "when",
  "deaths", "q", "id", "mode", "present", "title", "note", ...VIEW,
];

const ours = (search) =>
  new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => OURS.includes(name)));

const without = (query, names) =>
  new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => !names.includes(name)));

function firstQuery(remembered) {
  const asked = ours(window.location.search);
  if ([...asked].length) return asked.toString();
  const query = new URLSearchParams(remembered);
  for (const [name, value] of new URLSearchParams(sessionStorage.getItem(KEPT) || "")) {
    query.append(name, value);
  }
  return query.toString();
}

function keepAddress(query) {
  const kept = without(window.location.search, OURS);
  for (const [name, value] of new URLSearchParams(query)) kept.append(name, value);
  const search = kept.toString();
  const address = window.location.pathname + (search ? "?" + search : "");
  window.history.replaceState(window.history.state, "", address);
  const view = [...new URLSearchParams(query)].filter(([name]) => VIEW.includes(name));
  sessionStorage.setItem(KEPT, new URLSearchParams(view).toString());
}

function makeFrame(parent, query) {
  const frame = document.createElement("iframe");
  frame.className = "dateline-map";
  frame.title = "Map of events with timeline and filters";
  frame.src = "./map" + (query ? "?" + query : "");
  parent.appendChild(frame);
  return frame;
}

/* Load a frame whose page never began (its answer was lost, the server restarts) once more; a second
   silence is told in words instead of an empty page. Return what to call when it has been heard. */
function watchOver(frame) {
  const said = document.createElement("p");
  said.className = "dateline-silent";
  said.setAttribute("role", "alert");
  const tell = () => {
    said.textContent = "The map does not answer. See that the server runs, then load this page again.";
    frame.before(said);
  };
  let timer = setTimeout(() => {
    frame.src = frame.src;
    timer = setTimeout(tell, PATIENCE_MS);
  }, PATIENCE_MS);
  return () => {
    clearTimeout(timer);
    said.remove();
  };
}

export default function (component) {
  const { parentElement, data } = component;
  const held = parentElement.datelineHeld;
  if (held) {
    held.component = component; // the newest way to reach Python
    return held.leave;
  }

  const frame = makeFrame(parentElement, firstQuery(data.query));
  const mine = { component, timer: 0, told: null };
  const atEase = watchOver(frame);

  const tell = (state) => {
    const query = without(state.query, VIEW).toString();
    if (query === mine.told) return;
    mine.told = query;
    mine.component.setStateValue("told", { query });
  };
  const hear = (message) => {
    if (message.source !== frame.contentWindow || message.origin !== window.location.origin) return;
    const said = message.data;
    if (!said || said.dateline !== 1) return;
    atEase();
    if (!said.event || !said.state) return;
    keepAddress(said.state.query);
    clearTimeout(mine.timer);
    if (said.event === "ready") mine.told = without(said.state.query, VIEW).toString();
    else mine.timer = setTimeout(() => tell(said.state), REST_MS);
  };
  window.addEventListener("message", hear);
  mine.leave = () => {
    window.removeEventListener("message", hear);
    clearTimeout(mine.timer);
    atEase();
    frame.remove();
    delete parentElement.datelineHeld;
  };
  parentElement.datelineHeld = mine;
  return mine.leave;
}
