// The graph is drawn by the browser; so is its file. What it rests on stands in lines under it.
const SVG = "http://www.w3.org/2000/svg";

function drawn({ title, lines, ground, ink }) {
  const copy = document.querySelector(".st-key-graaf svg[width]")?.cloneNode(true);
  if (!copy) return null;
  const [x, y, width, height] = copy.getAttribute("viewBox").split(/[ ,]+/).map(Number);
  const room = 16 * (lines.length + 2);
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("viewBox", [x, y, width, height + room].join(" "));
  copy.setAttribute("width", width);
  copy.setAttribute("height", height + room);
  copy.setAttribute("role", "img");
  const add = (name, text, place) => {
    const element = copy.ownerDocument.createElementNS(SVG, name);
    element.textContent = text;
    for (const [key, value] of Object.entries(place)) element.setAttribute(key, value);
    copy.append(element);
    return element;
  };
  copy.prepend(add("title", title, {}));
  copy.prepend(add("rect", "", { x, y, width, height: height + room, fill: ground }));
  const style = { x: x + 8, "font-family": "sans-serif", "font-size": 11, fill: ink };
  lines.forEach((line, k) => add("text", line, { ...style, y: y + height + 16 * (k + 1.5) }));
  return { width, height: height + room, text: new XMLSerializer().serializeToString(copy) };
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function savePng({ width, height, text }, name) {
  const picture = new Image();
  picture.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, name), "image/png");
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

export default function ({ parentElement, data }) {
  const [svg, png] = parentElement.querySelectorAll("button");
  svg.onclick = () => {
    const found = drawn(data);
    if (found) save(new Blob([found.text], { type: "image/svg+xml" }), `${data.name}.svg`);
  };
  png.onclick = () => {
    const found = drawn(data);
    if (found) savePng(found, `${data.name}.png`);
  };
}
