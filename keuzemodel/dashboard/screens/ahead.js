// The board moves along while a slider does: what it is at every position the server worked out before, and is only
// looked up here. What the server then says is the same, and takes its place.
const QUIET = 150;

const inputOf = (key) => {
  const found = document.querySelectorAll(`.st-key-${key.trim().replace(/[^a-zA-Z0-9_-]/g, "-")} input[type=range]`);
  return found.length === 1 ? found[0] : null;
};

const changed = () => document.dispatchEvent(new CustomEvent("keuzemodel-ahead"));

// What the board has to show, or null where that is what the server said last. board: the data of that.
function look(board, keys, found) {
  // The board can be drawn anew before its sliders are: those that still stand there then are of another moment.
  if (keys.join() !== board.keys.join()) return null;
  const inputs = keys.map(inputOf);
  if (inputs.includes(null)) return null;
  const held = inputs.map((input, k) => [k, Number(input.value)])
    .filter(([k, at]) => at !== board.at[k] || inputs[k].closest("[data-dragging]"));
  if (held.length !== 1) return null;
  const [k, position] = held[0];
  // With another rest something else was changed since: these are answers to another question.
  if (found.rests[k] !== board.rests[k]) return null;
  if (position === board.at[k]) {
    const still = (phase) => ({ ...phase, tiles: phase.tiles.map((tile) => ({ ...tile, moved: "" })) });
    return { ...board, phases: board.phases.map(still) };
  }
  const { packages, bars } = found.sliders[k];
  const there = found.packages[packages[position]];
  if (!there) return null;
  const place = new Map(found.codes.map((code, n) => [code, n]));
  const tileOf = (tile) => {
    const [yields, costs] = bars[position][place.get(tile.code)];
    return { ...tile, ...found.still[tile.code], ...there.tiles[tile.code], yields, costs };
  };
  const phases = board.phases.map((phase, n) => ({ ...phase, count: there.counts[n], tiles: phase.tiles.map(tileOf) }));
  return { ...board, phases, meters: there.meters, held: there.held };
}

export default function ({ data: { address, keys } }) {
  const asking = setTimeout(async () => {
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (!answer.ok) return;
      const found = await answer.json();
      window.keuzemodelAhead = { at: found.at, look: (board) => look(board, keys, found) };
      changed();
    } catch {
      // Without an answer the board moves once the slider is let go.
    }
  }, QUIET);
  const watch = new MutationObserver((changes) => {
    if (changes.some(({ target }) => target.type === "range" || target.querySelector("input[type=range]"))) changed();
  });
  watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["value", "data-dragging"] });
  const mine = anew();
  mine.signal.addEventListener("abort", () => {
    clearTimeout(asking);
    watch.disconnect();
  });
  changed();
  return () => mine.abort();
}
