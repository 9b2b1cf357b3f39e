// A table of more than three columns becomes cards on a phone (pictures.css). For that each cell has to know its heading,
// and the table has to say that it still is one: what is no longer laid out as a table is not read as one.
const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
const MOST = 3;

function label(table) {
  const heads = [...table.querySelectorAll("thead tr:last-child th")].map((head) => head.textContent.trim());
  if (heads.length <= MOST) {
    table.removeAttribute("data-cards");
    return;
  }
  table.setAttribute("data-cards", "");
  for (const [name, role] of Object.entries(ROLES)) {
    for (const part of name === "table" ? [table] : table.querySelectorAll(name)) part.setAttribute("role", role);
  }
  for (const row of table.tBodies[0]?.rows ?? []) {
    [...row.cells].forEach((cell, k) => {
      if (cell.dataset.label !== heads[k]) cell.dataset.label = heads[k];
      cell.toggleAttribute("data-empty", !cell.textContent.trim());
    });
  }
}

let waiting = 0;
function all() {
  waiting = 0;
  document.querySelectorAll("[data-testid=stTable] table").forEach(label);
}
new MutationObserver(() => (waiting ||= requestAnimationFrame(all)))
  .observe(document.body, { childList: true, subtree: true, characterData: true });
