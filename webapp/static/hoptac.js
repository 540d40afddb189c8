/* Completes what is typed, narrows long lists, and loads the next answer in place.
   Every page works without it. */

const DEBOUNCE = 120; // milliseconds without a key before completions are requested

/* --- completions: the combobox pattern with a listbox of WAI-ARIA ---------------- */

function complete(form) {
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let timer = 0;
  let pending = null;
  let active = -1;

  const options = () => [...list.children];

  field.role = "combobox";
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  function close() {
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    status.textContent = "";
  }

  function activate(index) {
    const all = options();
    all[active]?.setAttribute("aria-selected", "false");
    active = index;
    if (index < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    all[index].setAttribute("aria-selected", "true");
    all[index].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", all[index].id);
  }

  function choose(option) {
    field.value = option.dataset.text;
    close();
    form.requestSubmit();
  }

  function show(suggestions) {
    close();
    if (!suggestions.length || document.activeElement !== field) return;
    suggestions.forEach((suggestion, index) => {
      const option = document.createElement("li");
      option.id = `q-option-${index}`;
      option.role = "option";
      option.lang = suggestion.lang;
      option.dataset.text = suggestion.text;
      option.textContent = suggestion.text;
      option.setAttribute("aria-selected", "false");
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(option);
      });
      list.append(option);
    });
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    status.textContent = form.dataset.told.replace("#", String(suggestions.length));
  }

  async function request() {
    pending?.abort();
    pending = new AbortController();
    const typed = field.value;
    if (!typed.trim()) return close();
    try {
      const url = `${form.dataset.complete}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(url, { signal: pending.signal });
      if (answer.ok && field.value === typed) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(request, DEBOUNCE);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const all = options();
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && list.hidden) request();
    else if (event.key === "ArrowDown") activate(active + 1 < all.length ? active + 1 : -1);
    else if (event.key === "ArrowUp" && !list.hidden) activate(active < 0 ? all.length - 1 : active - 1);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && active >= 0) choose(all[active]);
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    pending?.abort();
    close();
  });
}

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

async function load(url, { remember, focus }) {
  loading?.abort();
  loading = new AbortController();
  document.body.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { signal: loading.signal });
    const kind = answer.headers.get("Content-Type") ?? "";
    if (answer.redirected || !kind.startsWith("text/html")) throw new Error(kind);
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (remember) history.pushState({}, "", url);
    shown = withoutHash(location.href);
    document.title = next.title;
    for (const part of ["header", "main", ".tongues"])
      document.querySelector(part).replaceWith(next.querySelector(part));
    enhance();
    const target = focus && document.querySelector(focus);
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

function selectorOf(link) {
  const key = link.dataset.key;
  return key ? `[data-key="${CSS.escape(key)}"]` : "";
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("main a[href], .brand");
  const plainClick = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plainClick || event.defaultPrevented || link.hasAttribute("download")) return;
  if (!document.querySelector("main [data-search]")) return;
  const url = new URL(link.getAttribute("href"), location.href); // the `href` of a link in SVG is no string
  if (!isSearch(url) || url.hash) return;
  event.preventDefault();
  load(url, { remember: true, focus: selectorOf(link) });
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
  if (withoutHash(location.href) === shown) return; // a jump within the page
  load(new URL(location.href), { remember: false, focus: "" });
});

function enhance() {
  for (const form of document.querySelectorAll("form[data-complete]")) complete(form);
  for (const field of document.querySelectorAll("input.narrow")) narrow(field);
  for (const drawing of document.querySelectorAll(".timeline")) selectRange(drawing);
}

enhance();
