// A plain click on a link to a measure opens it here, in this session; with Ctrl, or without script, in a new tab.
export default function ({ setTriggerValue }) {
  const open = (event) => {
    const link = event.target.closest?.('a[href^="maatregelen?"]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("stap", new URL(link.href).searchParams.get("stap"));
  };
  document.addEventListener("click", open, true);
  return () => document.removeEventListener("click", open, true);
}
