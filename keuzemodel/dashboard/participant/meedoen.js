// What a script adds to a page that works without one: values beside the sliders, keeping without a reload, trying
// again until it is kept, the package under the sliders, and going on by itself.
"use strict";
(() => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const at = (id) => document.getElementById(id);
  const form = () => at("antwoord");
  let job = 0; // the latest of all times that somebody pressed the button
  let unsaved = false;

  const fields = () => [...form().elements].filter((e) => e.name && e.type !== "hidden" && !e.matches("button"));
  const values = () => fields().map((e) => [e.name, /radio|checkbox/.test(e.type) ? [e.value, e.checked] : e.value]);
  const draftKey = () => `${form().dataset.plek} ${form().dataset.ronde}`;

  function say(text, fault = false) {
    const place = at("stand");
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle("fout", fault);
  }

  // Parts of a whole in percents that add up: what was cut off goes to where most was.
  function shares(points) {
    const sum = points.reduce((a, b) => a + b, 0);
    if (!sum) return points.map(() => 0);
    const parts = points.map((p) => Math.floor((100 * p) / sum));
    const left = points.map((p, k) => [((100 * p) / sum) % 1, -k]).sort((a, b) => b[0] - a[0] || b[1] - a[1]);
    for (let k = 0; k < 100 - parts.reduce((a, b) => a + b, 0) && k < left.length; ) {
      parts[-left[k][1]] += 1;
      left.splice(k, 1);
    }
    return parts;
  }

  function drawValues() {
    const sliders = [...form().querySelectorAll("input[type=range]")];
    const whole = form().querySelector("[data-delen]") ? shares(sliders.map((s) => Number(s.value))) : [];
    sliders.forEach((slider, k) => {
      const output = form().querySelector(`output[for="${CSS.escape(slider.id)}"]`);
      if (!output) return;
      const value = document.createElement("b");
      value.textContent = Number(slider.value).toLocaleString("nl-NL");
      output.replaceChildren(value, ...(whole.length ? [` · ${whole[k]} %`] : []));
      output.hidden = Boolean(slider.dataset.vink && form().elements[slider.dataset.vink].checked);
    });
  }

  // What was filled in outlives a reload, and a page that goes on meanwhile.
  function keepDraft() {
    try {
      sessionStorage.setItem(draftKey(), JSON.stringify(values()));
    } catch {}
  }

  function dropDraft() {
    try {
      sessionStorage.removeItem(draftKey());
    } catch {}
  }

  function putBack(found) {
    const known = new Map(fields().map((e) => [/radio|checkbox/.test(e.type) ? `${e.name} ${e.value}` : e.name, e]));
    for (const [name, value] of found) {
      const field = known.get(Array.isArray(value) ? `${name} ${value[0]}` : name);
      if (!field) continue;
      if (Array.isArray(value)) field.checked = value[1];
      else field.value = value;
    }
  }

  function takeDraft() {
    // Somebody may have been faster than this script.
    const touched = (e) => (/radio|checkbox/.test(e.type) ? e.checked !== e.defaultChecked : e.value !== e.defaultValue);
    if (fields().some(touched)) return changed();
    let found = null;
    try {
      found = JSON.parse(sessionStorage.getItem(draftKey()));
    } catch {}
    if (!Array.isArray(found) || !("open" in form().dataset)) return;
    if (JSON.stringify(found) === JSON.stringify(values())) return dropDraft();
    putBack(found);
    changed();
  }

  let soon = 0;
  function changed() {
    unsaved = "open" in form().dataset;
    drawValues();
    if (unsaved) {
      keepDraft();
      say(form().dataset.veranderd);
    }
    clearTimeout(soon);
    soon = setTimeout(drawPackage, 150);
  }

  // Packing: the server says which steps come or go along with one that was moved. One move at a time.
  const boxes = () => [...form().querySelectorAll("[data-stappen] input")];
  let held = new Set();
  let moves = Promise.resolve();

  function pack(box) {
    moves = moves.then(async () => {
      const query = new URLSearchParams([...held].map((code) => ["stap", code]));
      query.append("net", box.value);
      try {
        const answer = await fetch(`${form().dataset.plek}/stap?${query}`);
        if (!answer.ok) throw new Error(String(answer.status));
        const found = await answer.json();
        held = new Set(found.stappen);
        for (const one of boxes()) {
          one.checked = held.has(one.value);
          at(`stap-${one.value}-vast`).textContent = found.vast[one.value] ?? "";
        }
        at("gekozen").textContent = found.ruimte.join(" · ");
        at("melding").textContent = found.gezegd;
      } catch {
        if (!held.delete(box.value)) held.add(box.value); // the rules are looked at again when it is kept
      }
      changed();
    });
  }

  // The package of the sliders as they stand: of several answers under way only the last one counts.
  let asked = 0;
  async function drawPackage() {
    if (!("toon" in form().dataset) || !at("pakket")) return;
    const mine = ++asked;
    const query = new URLSearchParams(new FormData(form()));
    for (const name of ["zegel", "ronde", "nummer"]) query.delete(name);
    try {
      const answer = await fetch(`${form().dataset.plek}/pakket?${query}`);
      if (!answer.ok) return;
      const found = await answer.json();
      if (mine === asked && at("pakket")) showPackage(found);
    } catch {} // the page says itself that there is no connection
  }

  function showPackage(found) {
    const element = (name, ...inside) => {
      const made = document.createElement(name);
      made.append(...inside);
      return made;
    };
    const { erbij, eruit } = at("pakket").dataset;
    const step = (one) => element("li", one.naam, ...(one.nieuw ? [" ", element("b", erbij)] : []));
    const [link, rest] = at("kort").children;
    at("pakket-kop").textContent = found.titel;
    link.textContent = found.titel;
    rest.textContent = found.anders || found.gezegd[0] || "";
    at("pakket").querySelector("div").replaceChildren(
      ...found.gezegd.map((line) => element("p", line)),
      ...found.fasen.flatMap((phase) => [element("h3", phase.naam), element("ul", ...phase.stappen.map(step))]),
      ...(found.eruit.length ? [element("h3", eruit), element("ul", ...found.eruit.map((one) => element("li", element("s", one))))] : []),
    );
  }

  // One answer at a time, tried until the server says what became of it; then the latest, if that is another.
  let sending = false;
  async function send(button) {
    job += 1;
    if (sending) return;
    sending = true;
    try {
      for (let done = 0; done !== job; ) {
        const now = job;
        if (!(await keep(button))) break;
        done = now;
      }
    } finally {
      sending = false;
    }
  }

  async function keep(button) {
    const body = new URLSearchParams(new FormData(form()));
    if (button?.name) body.set(button.name, button.value);
    const sent = JSON.stringify(values());
    say(form().dataset.bewaren);
    for (let pause = 1000; ; pause = Math.min(2 * pause, 8000)) {
      let answer = null, found = null;
      try {
        answer = await fetch(form().action, { method: "POST", body, headers: { Accept: "application/json" } });
        if (/json/.test(answer.headers.get("content-type"))) found = await answer.json();
      } catch {
        answer = null; // an answer that was cut off says nothing
      }
      if (answer && answer.status < 500 && answer.status !== 408 && answer.status !== 429) {
        return told(answer, found, sent);
      }
      say(answer ? form().dataset.druk : form().dataset.opnieuw, true);
      await wait(pause * (0.75 + Math.random() / 2));
    }
  }

  async function told(answer, found, sent) {
    if (!found || answer.redirected || answer.status === 410) {
      location.reload();
      return false;
    }
    if (found.nummer) form().elements.nummer.value = found.nummer;
    const same = JSON.stringify(values()) === sent;
    if (answer.ok && same) {
      unsaved = false;
      dropDraft();
    }
    say(answer.ok && !same ? form().dataset.veranderd : found.gezegd, !answer.ok);
    if (answer.ok && found.verder) {
      dropDraft();
      await renew(false);
      at("vraag")?.focus();
    }
    if (answer.status === 409) {
      dropDraft();
      const said = found.gezegd;
      await renew(false);
      say(said, true);
    }
    return answer.ok;
  }

  // The page as it is now, in place of what is shown; what was filled in stays as long as the round does.
  async function renew(keepFilled = true) {
    const answer = await fetch(form().dataset.plek, { headers: { Accept: "text/html" } });
    const text = await answer.text();
    const next = new DOMParser().parseFromString(text, "text/html");
    if (!next.getElementById("antwoord")) {
      if (answer.status < 500) location.reload();
      return;
    }
    const before = { round: form().dataset.ronde, open: "open" in form().dataset, focus: document.activeElement?.id };
    const filled = keepFilled && unsaved ? values() : null;
    document.title = next.title;
    at("inhoud").replaceChildren(...next.getElementById("inhoud").childNodes);
    if (filled && before.round === form().dataset.ronde && "open" in form().dataset) {
      putBack(filled);
      begin(true);
    } else {
      unsaved = false;
      begin(false);
      if (filled) say(form().dataset.vervallen, true);
    }
    const same = before.round === form().dataset.ronde && before.open === "open" in form().dataset;
    if (same && before.focus) at(before.focus)?.focus({ preventScroll: true });
    else if (!same) {
      at("inhoud").focus();
      scrollTo(0, 0);
    }
  }

  function begin(filled) {
    drawValues();
    if (filled) changed();
    else takeDraft();
    held = new Set(boxes().filter((box) => box.checked).map((box) => box.value));
  }

  // Ask how the meeting stands; the server answers once it is otherwise, or after a while.
  async function follow() {
    for (let pause = 1000, lost = false; ; ) {
      const from = performance.now();
      // After a failure without waiting for a change: who is back wants to know.
      const query = lost ? "" : `?na=${encodeURIComponent(form().dataset.versie)}`;
      try {
        const answer = await fetch(`${form().dataset.plek}/stand${query}`);
        if (answer.status === 410 || answer.status === 404) return location.reload();
        if (!answer.ok) throw new Error(String(answer.status));
        const found = await answer.json();
        if (found.versie !== form().dataset.versie && !sending) await renew();
        at("verbinding").textContent = "";
        [pause, lost] = [1000, false];
        if (performance.now() - from < 1000) await wait(500);
      } catch {
        lost = true;
        at("verbinding").textContent = form().dataset.weg;
        await wait(pause * (0.75 + Math.random() / 2));
        pause = Math.min(2 * pause, 8000);
      }
    }
  }

  document.addEventListener("input", (event) => {
    if (!form()?.contains(event.target)) return;
    // Who moves a slider knows.
    const box = event.target.dataset.vink && form().elements[event.target.dataset.vink];
    if (box) box.checked = false;
    if (event.target.closest("[data-stappen]")) pack(event.target);
    else changed();
  });
  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    if ("open" in form().dataset) send(event.submitter);
  });
  document.documentElement.classList.add("met-script");
  begin(false);
  follow();
})();
