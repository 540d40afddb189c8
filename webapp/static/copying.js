/* Copies what a button names: an element's text, with its italics, or an address. */

function contentOf(name) {
  if (!name.startsWith("#")) return { plain: name, html: "" };
  const element = document.querySelector(name);
  const lines = element.matches("ol, ul") ? [...element.children] : [element];
  return {
    plain: lines.map((line) => line.textContent.trim()).join("\n"),
    html: lines.map((line) => `<p>${(line.querySelector("cite") ?? line).innerHTML}</p>`).join(""),
  };
}

async function copy({ plain, html }) {
  if (!html || !globalThis.ClipboardItem) return navigator.clipboard.writeText(plain);
  const as = (text, type) => new Blob([text], { type });
  const item = { "text/plain": as(plain, "text/plain"), "text/html": as(html, "text/html") };
  return navigator.clipboard.write([new ClipboardItem(item)]);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const label = button.textContent;
  await copy(contentOf(button.dataset.copy));
  button.textContent = `${label} ✓`;
  document.querySelector("#told").textContent = button.textContent;
  setTimeout(() => (button.textContent = label), 2000);
});

/* Shows the buttons where the browser can copy. */
export function start() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
}
