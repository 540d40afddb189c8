/* Copies what a button names, an element's text with its italics or an address, and says
   so. Where the browser does not let a page copy, the text is selected in a field. */

function contentOf(name) {
  if (!name.startsWith("#")) return { plain: name, html: "" };
  const element = document.querySelector(name);
  const lines = element.matches("ol, ul") ? [...element.children] : [element];
  return {
    plain: lines.map((line) => line.textContent.trim()).join("\n"),
    html: lines.map((line) => `<p>${(line.querySelector("cite") ?? line).innerHTML}</p>`).join(""),
  };
}

async function write({ plain, html }) {
  if (!html || !globalThis.ClipboardItem) return navigator.clipboard.writeText(plain);
  const as = (text, type) => new Blob([text], { type });
  const item = { "text/plain": as(plain, "text/plain"), "text/html": as(html, "text/html") };
  return navigator.clipboard.write([new ClipboardItem(item)]);
}

function selectInField(button, text) {
  const field = document.createElement("textarea");
  field.className = "to-copy";
  field.readOnly = true;
  field.value = text;
  field.setAttribute("aria-label", button.textContent);
  button.after(field);
  field.addEventListener("blur", () => field.remove());
  field.focus();
  field.select();
}

export async function copy(button) {
  const content = contentOf(button.dataset.copy);
  const label = button.textContent;
  try {
    await write(content);
  } catch {
    return selectInField(button, content.plain);
  }
  button.textContent = `${label} ✓`;
  document.querySelector("#told").textContent = button.textContent;
  setTimeout(() => (button.textContent = label), 2000);
}

/* Shows the buttons of a page that was drawn after it was loaded. */
export function start() {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
}
