// How sure each step is comes after the board itself: kept for a board that is drawn later, and told to one that is there.
export default function ({ data }) {
  window.keuzemodelMarks = data.marks;
  document.dispatchEvent(new CustomEvent("keuzemodel-marks"));
}
