/* Loads the next answer in place. Every page works without it. */

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
    if (answer.redirected || !answer.ok || !kind.startsWith("text/html")) throw new Error(kind);
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
    place(target || document.querySelector("#main"), { preventScroll: Boolean(target) });
    if (remember) rememberSearch();
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
  const focus = selectorOf(link) || (url.hash && `#${CSS.escape(url.hash.slice(1))}`);
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

/* --- what is loaded when it is needed, so that the first page is light --------------- */

function completeOnceEntered(form) {
  const field = form.querySelector("input[type=search]");
  const load = async ({ key = "ArrowDown" }) => {
    if (placed) return;
    for (const event of EVENTS) field.removeEventListener(event, load);
    const { complete } = await import("./completion.js");
    const offerRecent = complete(form);
    if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input"));
    else if (key === "ArrowDown") offerRecent();
  };
  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", form.querySelector("[role=listbox]").id);
  field.setAttribute("aria-expanded", "false");
  for (const event of EVENTS) field.addEventListener(event, load);
}

const EVENTS = ["focus", "input", "keydown", "pointerdown"];
let placed = false; // whether a script moves the focus, not the visitor

function place(element, options) {
  placed = true;
  element.focus(options);
  placed = false;
}

/* The letters of the same keys on Ukrainian keyboards are meant as well. */
const KEYS = { "/": "/", "?": "?", j: "j", k: "k", о: "j", л: "k" };
const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

document.addEventListener("keydown", async (event) => {
  const key = KEYS[event.key] ?? (event.key === "." && event.code === "Slash" && "/");
  const menu = document.querySelector(".menu[open]");
  if (event.key === "Escape" && menu) menu.open = false;
  else if (event.key === "Escape" && filtersCover()) document.querySelector("#filters .close").click();
  if (!key || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.closest(TYPED)) return;
  event.preventDefault();
  (await import("./keys.js")).press(key);
});

/* A search that was made here is one of the recent ones. */
async function rememberSearch() {
  const title = document.querySelector("main [data-search]")?.dataset.search;
  if (title) (await import("./recent.js")).remember(title, location.search);
}

/* What this browser keeps under a name; "" where nothing is, or can be, stored. */
const kept = (name) => Promise.resolve().then(() => localStorage.getItem(name)).catch(() => "");

async function listRecent(section) {
  if (await kept("hoptac-recent")) (await import("./recent.js")).listRecent(section);
}

function narrowOnceUnfolded(field) {
  const list = field.closest("details");
  const load = async () => (await import("./narrow.js")).narrow(field);
  if (list.open) load();
  else list.addEventListener("toggle", load, { once: true });
}

function selectRangeOnceEntered(drawing) {
  const start = async () => (await import("./timeline.js")).selectRange(drawing, load);
  drawing.addEventListener("pointerenter", start, { once: true });
}

/* What is taken along needs scripts only where something is ticked or kept. */
async function takeAlong() {
  if ((await kept("hoptac-list")) || document.querySelector("[data-list], form[data-keep]")) (await import("./my_list.js")).start();
}

/* A tick is stored at once: the page may be left before the list's script is here. */
document.addEventListener("change", async ({ target: box }) => {
  if (!box.matches("input[form=ticks]")) return;
  try {
    const list = JSON.parse(localStorage["hoptac-list"] ?? "[]").filter(({ id }) => id !== box.value);
    if (box.checked) list.push({ id: box.value, title: box.dataset.title, when: new Date() });
    localStorage["hoptac-list"] = JSON.stringify(list);
    (await import("./my_list.js")).tidy();
  } catch {} // nothing can be stored: the forms do without
});

/* What copies, and what marks articles that were read, is loaded where it is needed. */
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) (await import("./copying.js")).copy(button);
});

async function markRead() {
  if (await kept("hoptac-read")) (await import("./read_articles.js")).markRead();
}

/* A first visit is noted; what arrived since the last one is marked. */
async function markNew() {
  const seen = Date.parse(document.querySelector("[data-stamp]")?.dataset.stamp) || 0;
  if (await kept("hoptac-visits")) (await import("./visits.js")).markNew();
  else localStorage.setItem("hoptac-visits", JSON.stringify([0, 0, seen, Date.now()]));
}

function enhance() {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  if (document.querySelector("[data-seen]")) markRead();
  for (const form of document.querySelectorAll("form[data-complete]")) completeOnceEntered(form);
  for (const field of document.querySelectorAll("input.narrow")) narrowOnceUnfolded(field);
  for (const drawing of document.querySelectorAll(".timeline")) selectRangeOnceEntered(drawing);
  takeAlong();
  markNew().catch(() => {}); // nothing can be stored
  for (const section of document.querySelectorAll("#recent")) listRecent(section);
  for (const button of document.querySelectorAll("#keys-switch")) import("./keys.js").then((keys) => keys.offerSwitch(button));
}

addEventListener("pageshow", (event) => event.persisted && markRead());
enhance();
if (document.referrer.startsWith(`${location.origin}/`)) rememberSearch();
if (document.querySelector("main [data-search='']") && !location.hash && matchMedia("(hover: hover) and (pointer: fine)").matches)
  place(document.querySelector("#q"), { preventScroll: true });
