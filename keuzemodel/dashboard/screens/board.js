// The board: a tile per step. All text comes as text. Elements stay while the choice changes, so that focus, what a
// screen reader follows, and what the eye rests on stay too.
const make = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};
const hidden = (element) => {
  element.setAttribute("aria-hidden", "true");
  return element;
};
// What stands there already is left alone: the browser would lay it out anew.
const say = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};
const put = (element, name, value) => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};
const signed = (element, sign) => {
  if (sign) put(element, "data-sign", sign);
  else element.removeAttribute("data-sign");
};
const boards = new WeakMap();

function build(parent) {
  const root = make("div", "kb");
  const aloud = make("p", "kb-aloud");
  aloud.setAttribute("role", "status");
  const keys = make("ul", "kb-keys"), held = hidden(make("p", "kb-held"));
  const head = make("div", "kb-head");
  head.append(keys, held);
  const limits = make("ul", "kb-meters"), meters = make("ul", "kb-meters");
  const phases = make("div", "kb-phases");
  const explained = make("details", "kb-explained");
  const summary = make("summary"), legend = make("div", "kb-legend");
  const about = make("p", "kb-meters-about"), whys = make("p", "kb-whys"), often = make("p", "kb-often");
  explained.append(summary, legend, about, whys, often);
  const drawer = make("section", "kb-drawer"), certainty = make("p", "kb-certainty");
  drawer.hidden = true;
  const main = make("div", "kb-main");
  main.append(aloud, limits, head, phases, meters, explained);
  const frame = make("div", "kb-frame");
  frame.append(main, drawer);
  root.append(frame);
  parent.append(root);
  // What was asked for here, and not by the address or by going back, takes the focus along.
  const board = { root, aloud, keys, held, limits, meters, phases, summary, legend, about, whys, often, drawer, certainty, tiles: new Map(), counts: [], clicked: null, order: "", opened: null, asked: false, unfolded: false };
  board.open = (code) => { board.asked = true; board.tell("opened", code); };
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && board.opened) board.open("");
  });
  return board;
}

const near = (event, spot) => spot && Math.hypot(event.clientX - spot.clientX, event.clientY - spot.clientY) < 2;

function tileOf(board, tile) {
  const item = make("li", "kb-item");
  const button = make("button", "kb-tile");
  button.type = "button";
  const parts = {
    sign: hidden(make("span", "kb-sign")), code: make("span", "kb-code", tile.code), badge: make("span", "kb-badge"),
    sure: make("span", "kb-sure"), name: make("span", "kb-name", tile.name),
    yields: make("i", "kb-yields"), costs: make("i", "kb-costs"),
  };
  parts.name.title = tile.full;
  const top = make("span", "kb-top");
  top.append(parts.sign, parts.code, parts.badge, parts.sure);
  const bars = hidden(make("span", "kb-bars"));
  bars.append(parts.yields, parts.costs);
  const text = make("span", "kb-text");
  text.append(top, make("wbr"), parts.name);
  button.append(text, bars);
  item.append(button);
  const related = (on) => {
    for (const [kind, codes] of [["needs", board.now.get(tile.code).needs], ["needed", board.now.get(tile.code).neededBy],
      ["excludes", board.now.get(tile.code).excludes]]) {
      for (const code of codes) board.tiles.get(code)?.button.classList.toggle(`kb-${kind}`, on);
    }
    board.root.classList.toggle("kb-linking", on);
    button.classList.toggle("kb-here", on);
  };
  for (const [event, on] of [["pointerenter", true], ["pointerleave", false], ["focus", true], ["blur", false]]) {
    // A click gives focus too, and what it opened already says what belongs together. What it opened also moves the
    // tiles: another one then lies under a pointer that has not moved.
    button.addEventListener(event, (what) => {
      const still = event.startsWith("pointer") && near(what, board.clicked);
      // Who drags something passes over tiles on the way.
      related(on && !still && !what.buttons && (event !== "focus" || button.matches(":focus-visible")));
    });
  }
  button.addEventListener("click", (what) => {
    board.clicked = what;
    related(false);
    board.open(board.opened === tile.code ? "" : tile.code);
  });
  return { item, button, parts };
}

// A phase is as wide as what it has to say.
const room = (phase) => Math.max(80, phase.tiles.reduce((sum, tile) => sum + tile.name.length + 25, 0));

function lay(board, data) {
  const order = JSON.stringify(data.phases.map((p) => [p.name, p.tiles.map((t) => [t.code, t.name])]));
  if (order === board.order) return;
  board.order = order;
  board.tiles.clear();
  board.counts = [];
  board.phases.replaceChildren(...data.phases.map((phase) => {
    const column = make("section", "kb-phase");
    const heading = make("h2", "kb-heading", phase.name);
    heading.title = phase.about;
    const count = make("span", "kb-count");
    board.counts.push(count);
    heading.append(" · ", count);
    const list = make("ul", "kb-tiles");
    for (const tile of phase.tiles) {
      const made = tileOf(board, tile);
      board.tiles.set(tile.code, made);
      list.append(made.item);
    }
    column.append(heading, list);
    return column;
  }));
  board.root.style.setProperty("--kb-columns", data.phases.map((p) => `${room(p)}fr`).join(" "));
}

function fill(board, data) {
  data.phases.forEach((phase, k) => say(board.counts[k], phase.count));
  board.now = new Map(data.phases.flatMap((p) => p.tiles).map((t) => [t.code, t]));
  for (const [code, tile] of board.now) {
    const { button, parts } = board.tiles.get(code);
    put(button, "class", ["kb-tile", `kb-hue-${tile.hue}`, tile.chosen ? "kb-in" : "kb-out",
      tile.moved && (tile.chosen ? "kb-came" : "kb-went"), data.opened?.code === code && "kb-open"]
      .filter(Boolean).join(" "));
    signed(parts.sign, tile.sign);
    parts.yields.style.width = `${(100 * tile.yields).toFixed(1)}%`;
    parts.costs.style.width = `${(100 * tile.costs).toFixed(1)}%`;
    put(button, "aria-expanded", data.opened?.code === code ? "true" : "false");
  }
}

function meters(board, data) {
  for (const list of [board.limits, board.meters]) {
    put(list, "aria-label", data.words.meters);
    put(list, "title", data.words.meters);
  }
  say(board.about, data.words.meters);
  const asked = JSON.stringify(data.meters);
  if (board.measured === asked) return;
  board.measured = asked;
  // How far to a limit is what one steers by, so it goes before the board; what all of it has comes after.
  const made = data.meters.map((one) => {
    const item = make("li", one.wide ? "kb-meter kb-wide" : "kb-meter");
    item.title = one.label;
    const track = make("span", "kb-track");
    track.setAttribute("role", "img");
    track.setAttribute("aria-label", one.label);
    const bar = make("i", one.benefit ? "kb-yields" : "kb-costs");
    bar.style.width = `${100 * one.bar}%`;
    track.append(bar);
    for (const [at, kind] of [[one.advice, "kb-advice"], [one.limit, "kb-limit"]]) {
      if (at === null) continue;
      const mark = make("i", kind);
      mark.style.left = `${100 * at}%`;
      track.append(mark);
    }
    const share = make("span", "kb-share", one.said || `${Math.round(100 * one.share)} %`);
    const name = hidden(make("span", "kb-criterion", one.name));
    item.append(name, track, hidden(share));
    return item;
  });
  board.limits.replaceChildren(...made.filter((_, k) => data.meters[k].wide));
  board.meters.replaceChildren(...made.filter((_, k) => !data.meters[k].wide));
  board.limits.hidden = !board.limits.firstChild;
  board.meters.hidden = !board.meters.firstChild;
}

const barKey = (element, [kind, said]) => {
  const item = make(element, "kb-key");
  item.append(make("i", `kb-${kind}`), said);
  return item;
};
const signKey = (pair) => make("li", "", pair.join(" "));

// Only what is on the board now: without tables that fit nothing says how sure a step is.
function key(board, marked, rival) {
  const { words } = board.data;
  const asked = JSON.stringify([words.keys, marked, rival]);
  if (board.keyed === asked) return;
  board.keyed = asked;
  board.keys.replaceChildren(
    ...words.keys.map(signKey), ...words.bars.map((bar) => barKey("li", bar)),
    ...(marked ? [signKey(words.sureKey)] : []), ...(rival ? [signKey(words.whyKey.map((said) => `${said} ${rival}`))] : []),
  );
}

function explain(board, data) {
  const asked = JSON.stringify([data.words.bars, data.words.legend, data.themes]);
  if (board.explained === asked) return;
  board.explained = asked;
  board.legend.replaceChildren(
    ...data.words.bars.map((bar) => barKey("span", bar)),
    ...data.words.legend.map((pair) => make("span", "", pair.join(" "))),
    ...data.themes.map(([hue, name]) => make("span", `kb-hue-${hue}`, name)),
  );
}

function drawer(board, data) {
  const one = data.opened;
  const [before, asked] = [board.opened, board.asked];
  const inside = board.drawer.contains(document.activeElement);
  board.opened = one?.code ?? null;
  if (before !== board.opened) board.asked = false;
  board.drawer.hidden = !one;
  if (!one) {
    board.drawer.replaceChildren();
    if (inside) board.tiles.get(before)?.button.focus({ preventScroll: true });
    return;
  }
  const held = document.activeElement?.dataset?.force;
  const { words } = data;
  const tile = board.now.get(one.code);
  const heading = make("h3", "kb-title", one.name);
  heading.tabIndex = -1;
  const close = make("button", "kb-close", words.close);
  close.type = "button";
  close.addEventListener("click", () => board.open(""));
  const force = make("div", "kb-force");
  force.setAttribute("role", "group");
  force.setAttribute("aria-label", one.name);
  for (const [key, name] of Object.entries(words.force)) {
    const button = make("button", "", name);
    button.type = "button";
    button.dataset.force = key;
    button.setAttribute("aria-pressed", one.force === key ? "true" : "false");
    button.addEventListener("click", () => board.tell("forced", [one.code, key]));
    force.append(button);
  }
  const links = make("p", "kb-links");
  for (const [kind, codes] of [["needs", tile.needs], ["neededBy", tile.neededBy], ["excludes", tile.excludes]]) {
    if (!codes.length) continue;
    const names = codes.map((code) => board.now.get(code)?.name ? `${code} ${board.now.get(code).name}` : code);
    links.append(make("span", "", `${words[kind]}: ${names.join(", ")}`));
  }
  const behind = make("details", "kb-behind");
  behind.open = board.unfolded;
  behind.addEventListener("toggle", () => { board.unfolded = behind.open; });
  behind.append(make("summary", "", words.behind), make("p", "kb-worth", one.worth), links, make("p", "kb-about", one.about));
  const more = make("a", "kb-more", words.more);
  more.href = one.address;
  board.drawer.setAttribute("aria-label", one.name);
  board.drawer.replaceChildren(
    // The buttons before what they change: they stay under the pointer.
    close, heading, force, make("p", "kb-before", words.before), make("p", "kb-why", one.why), make("p", "kb-price", one.price), board.certainty, behind, more,
  );
  if (before !== one.code) {
    board.drawer.scrollTop = 0;
    // On a phone the sheet lies over the lower half: the tile goes to where it can be seen.
    if (getComputedStyle(board.drawer).position === "fixed") board.tiles.get(one.code).item.scrollIntoView({ block: "start" });
    if (asked || inside) heading.focus({ preventScroll: true });
  } else if (held) board.drawer.querySelector(`[data-force="${held}"]`)?.focus({ preventScroll: true });
}

function mark(board) {
  const { marks = {}, legend = "", whys = {} } = window.keuzemodelMarks ?? {};
  say(board.often, legend);
  say(board.certainty, marks[board.opened]?.[3] ?? "");
  for (const [code, { button, parts }] of board.tiles) {
    const tile = board.now.get(code);
    const [sign, word, sure] = marks[code] ?? ["", "", ""];
    // What stood there stays until what is true now comes, unless it cannot be: nothing flickers.
    const [cause, why, said] = !tile.chosen && tile.yields > tile.costs && whys[code] || ["", "", ""];
    const change = tile.moved || tile.later;
    say(parts.badge, change || why);
    parts.badge.classList.toggle("kb-reason", !change && Boolean(why));
    signed(parts.badge, change ? "" : cause);
    put(button, "aria-label", [tile.label, said, sure].filter(Boolean).join(", "));
    if (Boolean(sign) !== Boolean(parts.sure.firstChild)) parts.sure.replaceChildren(...(sign ? [make("i")] : []));
    if (sign) signed(parts.sure.firstChild, sign);
    put(parts.sure, "title", word);
  }
  const shown = [...board.tiles.values()];
  // What it says can take another line: not while one holds a slider.
  if (board.root.classList.contains("kb-ahead")) return;
  const rival = shown.find(({ parts }) => parts.badge.dataset.sign)?.parts.badge.textContent;
  key(board, shown.some(({ parts }) => parts.sure.firstChild), rival);
}

export default function ({ data, parentElement, setTriggerValue }) {
  let board = boards.get(parentElement);
  if (!board) {
    board = build(parentElement);
    boards.set(parentElement, board);
  }
  board.tell = setTriggerValue;
  board.data = data;
  lay(board, data);
  const draw = () => {
    const ahead = window.keuzemodelAhead?.look(data);
    board.root.classList.toggle("kb-ahead", Boolean(ahead));
    fill(board, ahead ?? data);
    meters(board, ahead ?? data);
    if (ahead) say(board.held, ahead.held);
  };
  draw();
  drawer(board, data);
  say(board.whys, data.words.whys);
  say(board.summary, data.words.explained);
  explain(board, data);
  say(board.aloud, data.aloud);
  mark(board);
  const mine = anew();
  document.addEventListener("keuzemodel-marks", () => mark(board), { signal: mine.signal });
  document.addEventListener("keuzemodel-ahead", () => { draw(); mark(board); }, { signal: mine.signal });
  return () => mine.abort();
}
