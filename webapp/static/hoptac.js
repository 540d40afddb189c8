/* Completes what is typed, narrows long lists, and shows the next answer in place.
   Every page works without it. */

const MANY = 120; // milliseconds without a key before completions are asked for

/* --- completions: a combobox with a list, as WAI-ARIA describes it ------------- */

function complete(form) {
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  const told = form.querySelector("[role=status]");
  let waiting = 0;
  let asking = null;
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
    told.textContent = "";
  }

  function mark(at) {
    const all = options();
    all[active]?.setAttribute("aria-selected", "false");
    active = at;
    if (at < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    all[at].setAttribute("aria-selected", "true");
    all[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", all[at].id);
  }

  function take(option) {
    field.value = option.dataset.text;
    close();
    form.requestSubmit();
  }

  function show(found) {
    close();
    if (!found.length || document.activeElement !== field) return;
    found.forEach((each, at) => {
      const option = document.createElement("li");
      option.id = `q-option-${at}`;
      option.role = "option";
      option.lang = each.lang;
      option.dataset.text = each.text;
      option.textContent = each.text;
      option.setAttribute("aria-selected", "false");
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        take(option);
      });
      list.append(option);
    });
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    told.textContent = form.dataset.told.replace("#", String(found.length));
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const typed = field.value;
    if (!typed.trim()) return close();
    try {
      const url = `${form.dataset.complete}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(url, { signal: asking.signal });
      if (answer.ok && field.value === typed) show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, MANY);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const all = options();
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && list.hidden) ask();
    else if (event.key === "ArrowDown") mark(active + 1 < all.length ? active + 1 : -1);
    else if (event.key === "ArrowUp" && !list.hidden) mark(active < 0 ? all.length - 1 : active - 1);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && active >= 0) take(all[active]);
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    asking?.abort();
    close();
  });
}

/* --- long lists ---------------------------------------------------------------- */

const LETTERS = { đ: "d", ł: "l", ø: "o" }; // which are no letter with a mark

function plain(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return bare.replace(/[đłø]/g, (letter) => LETTERS[letter]);
}

function narrow(field) {
  const items = field.closest("details").querySelectorAll("li");
  field.hidden = false;
  field.addEventListener("input", () => {
    const wanted = plain(field.value.trim());
    for (const item of items) item.hidden = !plain(item.textContent).includes(wanted);
  });
}

/* --- a stretch of time, drawn over the bars --------------------------------------- */

function drawOver(drawing) {
  const bars = [...drawing.querySelectorAll("a")];
  const at = (event) => bars.indexOf(event.target.closest(".timeline a"));
  let first = -1;
  let last = -1;

  const stretch = () => [Math.min(first, last), Math.max(first, last)];

  function mark() {
    const [low, high] = stretch();
    bars.forEach((bar, n) => bar.classList.toggle("drawn-over", first >= 0 && n >= low && n <= high));
  }

  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("pointerdown", (event) => {
    if (!event.button) first = last = at(event);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (first < 0 || at(event) < 0) return;
    last = at(event);
    mark();
  });
  drawing.addEventListener("pointerup", () => {
    const [low, high] = stretch();
    first = -1;
    mark();
    if (low < 0 || low === high) return; // a click: the bar's own link
    const url = new URL(drawing.dataset.range, location.href);
    url.searchParams.set("from", bars[low].dataset.from);
    url.searchParams.set("to", bars[high].dataset.to);
    drawing.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
    load(url, { remember: true, focus: "" });
  });
  drawing.addEventListener("pointerleave", () => {
    first = -1;
    mark();
  });
}

/* --- what speaks for a tag ------------------------------------------------------- */

function showProofs(article) {
  const all = [...article.querySelectorAll(".proof, [data-tag]")];
  const numbers = (part) => (part?.dataset.tags ?? part?.dataset.tag ?? "").split(" ");
  const partOf = (event) => event.target.closest(".proof, [data-tag]");

  function show(part) {
    const wanted = part ? numbers(part) : [];
    for (const each of all) each.classList.toggle("shown", numbers(each).some((n) => wanted.includes(n)));
  }

  for (const kind of ["pointerover", "focusin", "click"])
    article.addEventListener(kind, (event) => show(partOf(event)));
  article.addEventListener("focusout", () => show(null));
  article.addEventListener("pointerleave", () => show(null));
}

/* --- answers in place ---------------------------------------------------------- */

const bare = (url) => String(url).split("#")[0];
let loading = null;
let shown = bare(location.href);

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
    shown = bare(location.href);
    document.title = next.title;
    for (const part of ["header", "main", ".tongues"])
      document.querySelector(part).replaceWith(next.querySelector(part));
    begin();
    const place = focus && document.querySelector(focus);
    (place || document.querySelector("#main")).focus({ preventScroll: Boolean(place) });
    if (!place) scrollTo(0, 0);
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

function placeOf(link) {
  const key = link.dataset.key;
  return key ? `[data-key="${CSS.escape(key)}"]` : "";
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("main a[href], .brand");
  const plainClick = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plainClick || event.defaultPrevented || link.hasAttribute("download")) return;
  if (!document.querySelector("main [data-search]")) return;
  const url = new URL(link.getAttribute("href"), location.href); // a drawing's, too
  if (!isSearch(url) || url.hash) return;
  event.preventDefault();
  load(url, { remember: true, focus: placeOf(link) });
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
  if (bare(location.href) === shown) return; // a jump within the page
  load(new URL(location.href), { remember: false, focus: "" });
});

function begin() {
  for (const form of document.querySelectorAll("form[data-complete]")) complete(form);
  for (const field of document.querySelectorAll("input.narrow")) narrow(field);
  for (const article of document.querySelectorAll(".article-columns")) showProofs(article);
  for (const drawing of document.querySelectorAll(".timeline")) drawOver(drawing);
}

begin();
