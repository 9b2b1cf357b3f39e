// Streamlit's own English in Dutch, as it appears. Only names of its own controls and a few fixed texts: what a user
// typed is never touched. SAID: the words, put before this when it is served.
const NAMED = ["aria-label", "placeholder"];
const OWN = ['[data-testid^="stFileUploader"]', '[data-testid="stSkipToContent"]', '[role="dialog"]', '[role="listbox"]',
  '[data-testid^="stToast"]', '[data-testid="stStatusWidget"]', '[data-baseweb="popover"]'].join(",");

function speak(data) {
  const words = new Map(Object.entries(data.words));
  const said = (text) => {
    if (words.has(text)) return words.get(text);
    for (const [english, dutch] of data.beginnings) if (text.startsWith(english)) return dutch + text.slice(english.length);
    for (const [english, dutch] of data.ends) if (text.endsWith(english)) return text.slice(0, -english.length) + dutch;
    return text;
  };
  const name = (element) => {
    if (!element.matches("button, input, textarea, section, [role], [data-testid]")) return;
    for (const named of NAMED) {
      const now = element.getAttribute(named);
      const dutch = now && said(now);
      if (dutch && dutch !== now) element.setAttribute(named, dutch);
    }
  };
  const write = (text) => {
    if (!text.parentElement?.closest(OWN)) return;
    const now = text.nodeValue.trim(), dutch = now && said(now);
    if (dutch && dutch !== now) text.nodeValue = text.nodeValue.replace(now, dutch);
  };
  const all = (root) => {
    if (root.nodeType === 3) return write(root);
    if (root.nodeType !== 1) return;
    name(root);
    root.querySelectorAll("[aria-label], [placeholder]").forEach(name);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) write(texts.currentNode);
  };
  const watch = new MutationObserver((changes) => changes.forEach((change) => {
    if (change.type === "attributes") name(change.target);
    else if (change.type === "characterData") write(change.target);
    else change.addedNodes.forEach(all);
  }));
  all(document.body);
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMED });
}
speak(SAID);
