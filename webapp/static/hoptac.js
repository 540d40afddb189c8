/* Narrows long lists, selects a range of time, and loads the next answer in place.
   Every page works without it. */

/* --- long lists ---------------------------------------------------------------- */

const LETTERS = { đ: "d", ł: "l", ø: "o" }; // their strokes are no combining marks

function foldDiacritics(text) {
  const unmarked = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return unmarked.replace(/[đłø]/g, (letter) => LETTERS[letter]);
}

function narrow(field) {
  const items = field.closest("details").querySelectorAll("li");
  field.hidden = false;
  field.addEventListener("input", () => {
    const typed = foldDiacritics(field.value.trim());
    for (const item of items) item.hidden = !foldDiacritics(item.textContent).includes(typed);
  });
}

/* --- the timeline: a range of time is selected by dragging over its bars ----------- */

function selectRange(drawing) {
  const bars = [...drawing.querySelectorAll("a")];
  const barAt = (event) => bars.indexOf(event.target.closest(".timeline a"));
  let first = -1;
  let last = -1;

  const range = () => [Math.min(first, last), Math.max(first, last)];

  function highlight() {
    const [low, high] = range();
    bars.forEach((bar, n) => bar.classList.toggle("drawn-over", first >= 0 && n >= low && n <= high));
  }

  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("pointerdown", (event) => {
    if (!event.button) first = last = barAt(event);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (first < 0 || barAt(event) < 0) return;
    last = barAt(event);
    highlight();
  });
  drawing.addEventListener("pointerup", () => {
    const [low, high] = range();
    first = -1;
    highlight();
    if (low < 0 || low === high) return; // a click: the bar's own link
    const url = new URL(drawing.dataset.range, location.href);
    url.searchParams.set("from", bars[low].dataset.from);
    url.searchParams.set("to", bars[high].dataset.to);
    drawing.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
    load(url, { remember: true, focus: "" });
  });
  drawing.addEventListener("pointerleave", () => {
    first = -1;
    highlight();
  });
}

/* --- searches are loaded in place --------------------------------------------------- */

const withoutHash = (url) => String(url).split("#")[0];
let loading = null;
let shown = withoutHash(location.href);

/* Lists that were unfolded, and how far the filters were scrolled, stay so. */
function keepPlace() {
  const unfolded = [...document.querySelectorAll("main details[data-key][open]")].map(selectorOf);
  const scrolled = document.querySelector("#filters")?.scrollTop ?? 0;
  return () => {
    for (const selector of unfolded) document.querySelector(selector)?.setAttribute("open", "");
    document.querySelector("#filters")?.scrollTo(0, scrolled);
  };
}

/* On small screens the filters cover the page while they, or a value, are the target. */
const filtersCover = () => document.querySelector("#filters")?.matches(":target, :has(:target), .open") ?? false;

function coverByFilters(cover) {
  document.querySelector("#filters")?.classList.toggle("open", cover);
}

async function load(url, { remember, focus, cover = false }) {
  loading?.abort();
  loading = new AbortController();
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { signal: loading.signal });
    const kind = answer.headers.get("Content-Type") ?? "";
    if (answer.redirected || !kind.startsWith("text/html")) throw new Error(kind);
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const restorePlace = keepPlace();
    if (remember) history.pushState({ cover }, "", withoutHash(url));
    shown = withoutHash(location.href);
    document.title = next.title;
    for (const part of ["header", "main", ".tongues"])
      document.querySelector(part).replaceWith(next.querySelector(part));
    enhance();
    coverByFilters(cover);
    restorePlace();
    const found = (focus && document.querySelector(focus)) || (cover && document.querySelector("#filters"));
    const target = (found && found.closest("details:not([open])")?.querySelector("summary")) || found;
    (target || document.querySelector("#main")).focus({ preventScroll: Boolean(target) });
    if (!target) scrollTo(0, 0);
    document.querySelector("#told").textContent =
      document.querySelector("main [role=status]")?.textContent ?? "";
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
    return;
  }
  document.body.removeAttribute("aria-busy");
}

function isSearch(url) {
  return url.origin === location.origin && url.pathname === location.pathname;
}

function selectorOf(element) {
  const key = element.dataset.key;
  return key ? `[data-key="${CSS.escape(key)}"]` : "";
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu[open]")) menu.open = menu.contains(event.target);
  const link = event.target.closest("main a[href], .brand");
  const plainClick = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plainClick || event.defaultPrevented || link.hasAttribute("download")) return;
  if (!document.querySelector("main [data-search]")) return;
  const url = new URL(link.getAttribute("href"), location.href); // the `href` of a link in SVG is no string
  if (!isSearch(url)) return;
  if (url.hash && withoutHash(url) === withoutHash(location.href)) {
    if (url.hash === "#results") coverByFilters(false);
    return; // a jump within the page
  }
  event.preventDefault();
  const focus = url.hash ? `#${CSS.escape(url.hash.slice(1))}` : selectorOf(link);
  load(url, { remember: true, focus, cover: Boolean(link.closest("#filters")) && filtersCover() });
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!document.querySelector("main [data-search]") || form.method !== "get") return;
  const url = new URL(form.action);
  if (!isSearch(url)) return;
  const typed = [...new FormData(form)].filter(([, value]) => value !== "");
  url.search = new URLSearchParams(typed).toString();
  event.preventDefault();
  load(url, { remember: true, focus: "#q" });
});

addEventListener("popstate", () => {
  const cover = Boolean(history.state?.cover) || location.hash === "#filters";
  if (withoutHash(location.href) === shown) coverByFilters(cover); // a jump within the page
  else load(new URL(location.href), { remember: false, focus: "", cover });
});

/* What completes is loaded when the field is entered, so that the first page is light. */
function completeOnceEntered(form) {
  const field = form.querySelector("input[type=search]");
  const load = async () => {
    const { complete } = await import("./completion.js");
    complete(form);
    if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input"));
  };
  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", form.querySelector("[role=listbox]").id);
  field.setAttribute("aria-expanded", "false");
  if (document.activeElement === field) load();
  else field.addEventListener("focus", load, { once: true });
}

/* What is taken along needs scripts only where something is ticked or kept. */
function takeAlong() {
  const start = async (event) => (await import("./my_list.js")).start(event);
  const kept = () => localStorage.getItem("hoptac-list");
  try {
    if (kept() || document.querySelector("[data-list], form[data-keep]")) start();
    else document.querySelector("main").addEventListener("change", start, { once: true });
  } catch {} // nothing can be stored: the forms do without
}

/* What copies, and what marks articles that were read, is loaded where it is needed. */
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) (await import("./copying.js")).copy(button);
});

async function markRead() {
  try {
    if (localStorage.getItem("hoptac-read")) (await import("./read_articles.js")).markRead();
  } catch {} // nothing can be stored
}

function enhance() {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  if (document.querySelector("[data-seen]")) markRead();
  for (const form of document.querySelectorAll("form[data-complete]")) completeOnceEntered(form);
  for (const field of document.querySelectorAll("input.narrow")) narrow(field);
  for (const drawing of document.querySelectorAll(".timeline")) selectRange(drawing);
  takeAlong();
}

addEventListener("pageshow", (event) => event.persisted && markRead());
enhance();
