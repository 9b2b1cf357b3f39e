// A plain click on a link to a measure opens it here, in this session; with Ctrl, or without script, in a new tab.
// The list of measures shows the one that is open.
export default function ({ setTriggerValue }) {
  const step = (address) => new URL(address).searchParams.get("stap");
  const open = (event) => {
    const link = event.target.closest?.('a[href^="maatregelen?"]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("clicked", step(link.href));
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
  document.addEventListener("click", open, true);
  const waiting = setTimeout(show, 400);
  return () => {
    document.removeEventListener("click", open, true);
    clearTimeout(waiting);
  };
}
