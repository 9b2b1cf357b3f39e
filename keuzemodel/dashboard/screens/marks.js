// Why a step is out, how sure each is, and what those signs mean, comes after the board itself: kept for a board that is drawn later, and told to one that is there.
export default function ({ data }) {
  window.keuzemodelMarks = { ...window.keuzemodelMarks, ...data };
  document.dispatchEvent(new CustomEvent("keuzemodel-marks"));
}
