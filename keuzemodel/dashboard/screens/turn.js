// Turning the story by key. A slider that has just been moved takes PageDown and PageUp for itself; a clicker would then
// change a weight unseen. While one presents, arrows turn too, s brings the sliders, d opens the details, and Escape goes
// one step back.
const TURNS = { ArrowRight: "PageDown", ArrowDown: "PageDown", " ": "PageDown", ArrowLeft: "PageUp", ArrowUp: "PageUp" };
const TYPED = 'input:not([type="range"], [type="radio"]), textarea, select, [contenteditable="true"], [role="combobox"]';
const MOVED = '[role="slider"], input[type="range"]';
const OVER = '[role="dialog"], [role="listbox"]';

export default function () {
  let folded = -Infinity;
  const find = (selector) => document.querySelector(selector);
  const details = () => find(".st-key-details summary");
  const unfolded = () => find(".st-key-details details[open]");
  const press = (key) => ["keydown", "keyup"].forEach((kind) => document.body.dispatchEvent(
    new KeyboardEvent(kind, { key, code: key, keyCode: key === "PageDown" ? 34 : 33, bubbles: true, cancelable: true }),
  ));
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const pass = (event) => {
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey || find(OVER)) return;
    const at = (selector) => event.target.closest?.(selector);
    if (at(TYPED)) return;
    if (["PageDown", "PageUp"].includes(event.key) && at(MOVED)) {
      stop(event);
      event.target.blur();
      press(event.key);
    } else if (event.key === "d" && details()) {
      stop(event);
      details().click();
    } else if (!find(".st-key-presentatie")) {
      return;
    } else if (event.key === "s") {
      stop(event);
      find("[class*=st-key-schuiven] button")?.click();
    } else if (event.key === "Escape") {
      stop(event);
      // What is being folded says for a moment more that it is open.
      const folds = unfolded() && event.timeStamp - folded > 800;
      if (folds) folded = event.timeStamp;
      (folds ? details() : find(".st-key-sluit button"))?.click();
    } else if (TURNS[event.key] && !unfolded() && !at(`${MOVED}, [role="radiogroup"]`) && !(event.key === " " && at("button, a, summary"))) {
      stop(event);
      press(TURNS[event.key]);
    }
  };
  const mine = anew();
  window.addEventListener("keydown", pass, { capture: true, signal: mine.signal });
  return () => mine.abort();
}
