// A plain click on a link to a measure opens it here, in this session; with Ctrl, or without script, in a new tab.
// Going back in the browser opens what was open before. The list of measures shows the one that is open.
export default function ({ setTriggerValue, data }) {
  const step = (address) => new URL(address).searchParams.get("stap");
  const open = (event) => {
    const link = event.target.closest?.('a[href^="maatregelen?"]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("clicked", step(link.href));
  };
  const back = () => {
    if (data.page === "maatregelen" && location.pathname.endsWith("/maatregelen")) {
      setTriggerValue("returned", step(location.href) ?? "");
    }
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
  window.addEventListener("popstate", back);
  const waiting = setTimeout(show, 400);
  return () => {
    document.removeEventListener("click", open, true);
    window.removeEventListener("popstate", back);
    clearTimeout(waiting);
  };
}
