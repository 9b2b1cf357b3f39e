// The one picture of a chapter, as large as the window lets it be: names wrap and are never cut. All text comes as text.
const make = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
};
// On a page that scrolls the picture may be longer than the window; on a projector it may not.
const [LARGEST, SMALLEST, ON_PAGE, PHONE] = [34, 11, 13, 641];

function named(item, className) {
  const name = make(item.address ? "a" : "span", className);
  if (item.address) name.href = item.address;
  if (item.code) name.append(make("b", "kv-code", item.code), " ");
  name.append(item.name);
  return name;
}

function heading(group) {
  const head = make("h2", "kv-heading", group.heading);
  if (group.note) head.append(make("span", "kv-note", group.note));
  return head;
}

function tiles(root, data) {
  // A group is as wide as it has tiles, its heading has room, and what is out is small.
  const wide = data.groups.map((g) => Math.max(g.items.length, 2) * (g.kind === "out" && data.groups.length > 1 ? 0.8 : 1));
  root.style.setProperty("--kv-columns", wide.map((n) => `minmax(0, ${Math.max(n, 3.4)}fr)`).join(" "));
  for (const group of data.groups) {
    const section = make("section", `kv-group kv-${group.kind}`);
    const list = make("ul", "kv-tiles");
    for (const item of group.items) {
      const tile = make("li", `kv-tile ${item.hue === null ? "" : `kb-hue-${item.hue}`}`);
      tile.append(named(item, "kv-name"));
      if (item.mark) tile.append(make("span", "kv-mark", item.mark));
      list.append(tile);
    }
    if (group.heading) section.append(heading(group));
    section.append(list);
    root.append(section);
  }
}

function bars(root, data) {
  // Beside each other the longer group gets more of the width: its names wrap less, and all letters can be larger.
  const wide = data.groups.map((g) => Math.sqrt(Math.max(g.items.length, 4)).toFixed(2));
  root.style.setProperty("--kv-columns", wide.map((n) => `minmax(0, ${n}fr)`).join(" "));
  for (const group of data.groups) {
    const section = make("section", `kv-group kv-${group.kind}`);
    const list = make("ul", "kv-bars");
    for (const item of group.items) {
      const row = make("li", "kv-bar");
      row.append(named(item, "kv-name"));
      row.firstChild.style.gridRow = `1 / span ${item.shares.length}`;
      item.shares.forEach((share, k) => {
        const track = make("span", "kv-track");
        track.setAttribute("aria-hidden", "true");
        const bar = make("i", `kv-fill kv-series-${k}`);
        bar.style.width = `${Math.min(share, 100)}%`;
        track.append(bar);
        row.append(track, make("span", "kv-figure", item.said[k]));
      });
      list.append(row);
    }
    const axis = make("li", "kv-bar kv-axis");
    axis.setAttribute("aria-hidden", "true");
    const ticks = make("span", "kv-ticks");
    ticks.append(make("span", "", "0"), make("span", "", "100 %"));
    axis.append(ticks);
    list.append(axis);
    section.append(heading(group), list);
    root.append(section);
  }
}

function matrix(root, data) {
  root.style.setProperty("--kv-columns", "minmax(0, 1fr)");
  const table = make("table", "kv-matrix");
  const head = make("thead");
  const names = make("tr");
  names.append(make("td"), ...data.heads.map((name) => Object.assign(make("th", "", name), { scope: "col" })));
  head.append(names);
  table.append(head);
  for (const group of data.groups) {
    const body = make("tbody");
    if (group.heading) {
      const row = make("tr", "kv-between");
      row.append(Object.assign(make("th", "", group.heading), { scope: "rowgroup", colSpan: data.heads.length + 1 }));
      body.append(row);
    }
    for (const item of group.items) {
      const row = make("tr", item.mark ? "kv-now" : "");
      const name = Object.assign(make("th"), { scope: "row" });
      name.append(named(item, "kv-name"));
      if (item.mark) name.append(" ", make("span", "kv-mark", item.mark));
      row.append(name);
      item.said.forEach((said, k) => {
        const cell = make("td");
        if (item.shares.length) {
          const disc = make("i", "kv-disc");
          disc.setAttribute("aria-hidden", "true");
          // The area stands for the share.
          disc.style.setProperty("--kv-size", Math.sqrt(item.shares[k] / 100).toFixed(3));
          cell.append(disc);
        }
        cell.append(make("span", "kv-said", said));
        row.append(cell);
      });
      body.append(row);
    }
    table.append(body);
  }
  root.append(table);
}

// The largest letters at which all of it stands between what is above it and the foot of the window.
function fit(box, root) {
  if (root.classList.contains("kv-of-bars") && root.querySelectorAll(".kv-group").length > 1) {
    // Groups under each other have longer bars; beside each other there is room for more of them, and for larger letters.
    const sizes = ["kv-under", "kv-beside"].map((way) => {
      root.classList.remove("kv-under", "kv-beside");
      root.classList.add(way);
      return largest(box, root);
    });
    root.classList.remove("kv-under", "kv-beside");
    root.classList.add(sizes[1] > 1.1 * sizes[0] ? "kv-beside" : "kv-under");
  }
  if (largest(box, root) === ON_PAGE && !box.closest(".st-key-presentatie")) box.style.height = "auto";
}

function largest(box, root) {
  box.style.height = "auto";
  if (window.innerWidth < PHONE) {
    root.style.fontSize = "";
    return 0;
  }
  const stage = box.closest(".st-key-presentatie");
  const top = box.getBoundingClientRect().top + (stage ? 0 : document.querySelector("[data-testid=stMain]").scrollTop);
  const below = stage ? document.querySelector(".st-key-bladeren")?.offsetHeight ?? 0 : 0;
  box.style.height = `${Math.max(window.innerHeight - top - below - 20, stage ? 0 : 380)}px`;
  const stands = () => box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth
    && [...root.querySelectorAll(".kv-name, th, td")].every((e) => !e.clientWidth || e.scrollWidth <= e.clientWidth + 1);
  const set = (size) => (root.style.fontSize = `${size}px`);
  let size = LARGEST;
  // A word is broken only where the smallest letters leave no other way.
  root.classList.add("kv-measured");
  for (set(size); size > (stage ? SMALLEST : ON_PAGE) && !stands(); set(size)) size -= 0.5;
  root.classList.remove("kv-measured");
  return size;
}

export default function ({ data, parentElement }) {
  let box = parentElement.querySelector(".kv-box");
  if (!box) {
    box = make("div", "kv-box");
    parentElement.append(box);
  }
  const said = JSON.stringify(data);
  if (box.dataset.said !== said) {
    const root = make("div", `kv kv-of-${data.kind}`);
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", data.said);
    ({ tiles, bars, matrix })[data.kind](root, data);
    const legend = [
      ...data.legend.map(([hue, name]) => make("span", `kb-hue-${hue}`, name)),
      ...(data.kind === "bars" ? data.heads : []).map((name, k) => {
        const key = make("span", "kv-key");
        key.append(make("i", `kv-fill kv-series-${k}`), name);
        return key;
      }),
    ];
    if (legend.length) {
      const row = make("p", "kv-legend");
      row.append(...legend);
      root.append(row);
    }
    box.replaceChildren(root);
    box.dataset.said = said;
  }
  let asked = 0;
  const again = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => fit(box, box.firstElementChild));
  };
  // What stands above it may come, go or wrap.
  const watch = new ResizeObserver(again);
  watch.observe(document.body);
  const above = parentElement.closest(".st-key-binnentafel");
  if (above) watch.observe(above);
  const mine = anew();
  window.addEventListener("resize", again, { signal: mine.signal });
  mine.signal.addEventListener("abort", () => {
    watch.disconnect();
    cancelAnimationFrame(asked);
  });
  document.fonts?.ready.then(again);
  again();
  return () => mine.abort();
}
