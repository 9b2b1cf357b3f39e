// The login comes back at the start page. The address that was left for it is kept in this tab, and opened once.
export default function ({ data }) {
  const kept = "keuzemodel-terug";
  const here = () => location.pathname + location.search;
  try {
    if (data.leaving) {
      const keep = () => sessionStorage.setItem(kept, here());
      addEventListener("pagehide", keep);
      return () => removeEventListener("pagehide", keep);
    }
    const wanted = sessionStorage.getItem(kept);
    sessionStorage.removeItem(kept);
    // Only when this page was loaded as the login leaves it: whoever opened another link meant that one.
    const loaded = new URL(performance.getEntriesByType("navigation")[0]?.name ?? location.href);
    if (loaded.search || !wanted?.startsWith("/") || wanted.startsWith("//") || wanted === here()) return;
    if (wanted.startsWith(loaded.pathname)) location.replace(wanted);
  } catch {
    // A browser that keeps nothing opens the start page.
  }
}
