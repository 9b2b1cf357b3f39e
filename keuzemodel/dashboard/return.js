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
    if (wanted && wanted.startsWith("/") && !wanted.startsWith("//") && wanted !== here()) location.replace(wanted);
  } catch {
    // A browser that keeps nothing opens the start page.
  }
}
