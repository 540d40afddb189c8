/* Keeps the visitor's list in this browser: which articles, in which order, with which
   notes. Pages work without it; where nothing can be stored, they work as without it. */

const KEY = "hoptac-list";
const MOST = 200;

/* --- what is kept ------------------------------------------------------------------ */

export function stored() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each?.id === "string") : [];
  } catch {
    return [];
  }
}

/* Returns whether it could be stored. */
export function store(list) {
  try {
    if (list.length) localStorage.setItem(KEY, JSON.stringify(list.slice(0, MOST)));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  showState();
  return true;
}

const has = (id) => stored().some((each) => each.id === id);
const entry = (id, title, note = "") => ({ id, title, note, when: new Date().toISOString() });

export function put(id, title, note = "") {
  return has(id) || store([...stored(), entry(id, title, note)]);
}

export function drop(id) {
  return store(stored().filter((each) => each.id !== id));
}

export function addressOf(list, page, more = []) {
  const args = new URLSearchParams(more);
  for (const { id, note } of list) {
    args.append("id", id);
    if (note) args.append("note", note);
  }
  return list.length || more.length ? `${page}?${args}` : page;
}

/* --- what every page shows of it ---------------------------------------------------- */

export function showState() {
  const list = stored();
  const ids = new Set(list.map((each) => each.id));
  for (const badge of document.querySelectorAll("[data-list-count]")) {
    badge.textContent = list.length;
    badge.hidden = !list.length;
  }
  for (const link of document.querySelectorAll("[data-list-link]")) link.hidden = !list.length;
  for (const button of document.querySelectorAll("#ticks [data-plain]")) button.hidden = list.length > 0;
  for (const box of document.querySelectorAll("input[form=ticks]")) box.checked = ids.has(box.value);
  for (const form of document.querySelectorAll("form[data-keep]")) {
    const button = form.querySelector("button");
    button.dataset.off ??= button.textContent;
    button.textContent = ids.has(form.dataset.keep) ? button.dataset.on : button.dataset.off;
    button.setAttribute("aria-pressed", ids.has(form.dataset.keep));
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-keep]")) return;
  const { keep, title } = form.dataset;
  if (has(keep) ? drop(keep) : put(keep, title)) event.preventDefault();
});

addEventListener("storage", (event) => {
  if (event.key !== KEY && event.key !== null) return;
  showState();
  document.dispatchEvent(new Event("list-changed"));
});

/* Called after each tick, which is stored already, and shows it everywhere. */
export const tidy = () => store(stored());

/* Called after each page that is loaded in place. */
export async function start() {
  tidy();
  if (document.querySelector("[data-list]")) (await import("./my_list_page.js")).start();
}
