// On a phone the sliders come up over the lower half of the screen, and what they do is seen above them. A tap there is
// meant for what is tapped: Streamlit would put the sliders away first, and move it from under the thumb.
const PHONE = matchMedia("(max-width: 640px)");
document.body.addEventListener("mousedown", (event) => {
  if (PHONE.matches && event.target.closest?.("[data-testid=stMain]")) event.stopPropagation();
});
// What comes up first is what one came for.
new MutationObserver((changes) => {
  if (!PHONE.matches || !changes.some(({ target }) => target.dataset.collapsed === "false")) return;
  requestAnimationFrame(() => document.querySelector(".st-key-weging-uitleg")?.scrollIntoView({ block: "start" }));
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-collapsed"] });
