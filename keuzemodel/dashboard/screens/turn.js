// Turning the story by key. A slider that has just been moved takes PageDown and PageUp for itself; a clicker would then
// change a weight unseen. While one presents, arrows turn too, Escape goes one step back, and d opens the details.
const TURNS = { ArrowRight: "PageDown", ArrowDown: "PageDown", " ": "PageDown", ArrowLeft: "PageUp", ArrowUp: "PageUp" };
const TYPED = 'input:not([type="range"], [type="radio"]), textarea, select, [contenteditable="true"], [role="combobox"]';
const MOVED = '[role="slider"], input[type="range"]';
const OVER = '[role="dialog"], [role="listbox"]';

export default function () {
  const find = (selector) => document.querySelector(selector);
  const details = () => find("[class*=st-key-details] summary");
  const unfolded = () => find("[class*=st-key-details] details[open]");
  const press = (key) => document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key, code: key, keyCode: key === "PageDown" ? 34 : 33, bubbles: true, cancelable: true }),
  );
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
    } else if (!find("[class*=st-key-presentatie]")) {
      return;
    } else if (event.key === "Escape") {
      stop(event);
      if (unfolded()) details().click();
      else find(".st-key-sluit button")?.click();
    } else if (TURNS[event.key] && !unfolded() && !at(`${MOVED}, [role="radiogroup"]`) && !(event.key === " " && at("button, a, summary"))) {
      stop(event);
      press(TURNS[event.key]);
    }
  };
  window.addEventListener("keydown", pass, true);
  return () => window.removeEventListener("keydown", pass, true);
}
