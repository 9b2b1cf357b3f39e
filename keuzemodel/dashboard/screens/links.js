// A plain click on a link to a measure opens it here, in this session; with Ctrl, or without script, in a new tab.
// What opens in a new tab takes the present choice along. Another page begins at its top, and the list of measures
// shows the one that is open.
const PARTS = ["stap", "onderdeel", "dia", "presenteer"];
const rewritten = new WeakMap();
let shown;
// Streamlit scrolls all pages in one frame, which stays where the page before it was.
const toTop = () => document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0, behavior: "instant" });

export default function ({ data, setTriggerValue }) {
  const step = (address) => new URL(address).searchParams.get("stap");
  // A door of the navigation leads to no measure, also once it takes the choice along.
  const measure = (target) => target.closest?.('a[href^="maatregelen?"]:not([data-testid*="Nav"])');

  const open = (event) => {
    const link = measure(event.target);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (data.page === "maatregelen") toTop();
    setTriggerValue("clicked", step(link.href));
  };

  // The address bar says what the choice is, own scores and all; a link as it was drawn may say less.
  const carry = (event) => {
    const link = event.target.closest?.('a[href^="maatregelen?"], a[data-testid*="Nav"][href]');
    if (!link) return;
    const now = link.getAttribute("href");
    const before = rewritten.get(link);
    const drawn = before?.made === now ? before.drawn : now;
    const [path, query] = drawn.split("?");
    // A link to another choice stays what it is.
    if (query !== undefined && !drawn.startsWith(data.link)) return;
    const asked = new URLSearchParams(location.search);
    PARTS.forEach((part) => asked.delete(part));
    if (query !== undefined) asked.set("stap", new URLSearchParams(query).get("stap"));
    const made = `${path}?${asked}`;
    rewritten.set(link, { drawn, made });
    link.setAttribute("href", made);
    // Streamlit's own navigation would open it here after all.
    if (event.type === "click" && (event.ctrlKey || event.metaKey || event.shiftKey)) event.stopPropagation();
  };

  const show = () => {
    const list = document.querySelector(".st-key-stap-lijst");
    const chosen = list?.querySelector("input:checked")?.closest("label");
    if (!chosen) return;
    const [inside, around] = [chosen.getBoundingClientRect(), list.getBoundingClientRect()];
    if (inside.top < around.top || inside.bottom > around.bottom) {
      list.scrollTop += inside.top - around.top - around.height / 3;
    }
  };

  if (shown !== data.page) toTop();
  shown = data.page;
  const carried = ["pointerdown", "contextmenu", "click", "auxclick", "dragstart"];
  const mine = anew();
  document.addEventListener("click", open, { capture: true, signal: mine.signal });
  carried.forEach((kind) => document.addEventListener(kind, carry, { capture: true, signal: mine.signal }));
  const waiting = setTimeout(show, 400);
  mine.signal.addEventListener("abort", () => clearTimeout(waiting));
  return () => mine.abort();
}
