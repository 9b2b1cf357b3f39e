export default function () {
  const pass = (event) => {
    const slider = event.isTrusted && event.target.closest?.('[role="slider"], input[type="range"]');
    if (!slider || !["PageDown", "PageUp"].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    slider.blur();
    const { key, code, keyCode } = event;
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, keyCode, bubbles: true, cancelable: true }));
  };
  window.addEventListener("keydown", pass, true);
  return () => window.removeEventListener("keydown", pass, true);
}
