// Puts the link on the clipboard, and says so. Without a safe connection a browser has no clipboard for scripts: then the
// old way, by a selection.
function oldWay(link) {
  const field = document.createElement("textarea");
  field.value = link;
  field.setAttribute("readonly", "");
  field.style.cssText = "position:fixed;opacity:0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

export default function ({ parentElement, data }) {
  const [button, said] = [parentElement.querySelector("button"), parentElement.querySelector("[role=status]")];
  let fading = 0;
  button.onclick = async () => {
    let done;
    try {
      await navigator.clipboard.writeText(data.link);
      done = true;
    } catch {
      done = oldWay(data.link);
    }
    clearTimeout(fading);
    said.textContent = done ? data.copied : `${data.failed} ${data.link}`;
    if (done) fading = setTimeout(() => { said.textContent = ""; }, 8000);
  };
}
