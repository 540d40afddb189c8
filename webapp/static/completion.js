/* Completes what is typed: the combobox pattern with a listbox of WAI-ARIA. In an empty
   field it offers the recent searches of this browser. */

import { forget, recent } from "./recent.js";

const DEBOUNCE = 120; // milliseconds without a key before completions are requested

/* What is offered: its text, and at the right what it filters by and how often it is. */
function optionOf(suggestion, form) {
  const option = document.createElement("li");
  const text = document.createElement("span");
  const about = document.createElement("small");
  option.role = "option";
  option.setAttribute("aria-selected", "false");
  text.lang = suggestion.lang;
  text.textContent = suggestion.text;
  option.append(text);
  if (suggestion.search) return option; // a recent one
  const count = new Intl.NumberFormat(document.documentElement.lang).format(suggestion.count);
  about.textContent = [form.dataset[suggestion.kind], count].filter(Boolean).join(" · ");
  option.append(" ", about);
  return option;
}

/* The form asks for a filter besides those that it has, in place of what was typed. */
function filterBy(form, name, value) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name;
  field.value = value;
  form.append(field);
}

export function complete(form) {
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let timer = 0;
  let pending = null;
  let active = -1;
  let offered = [];
  const ofTyped = list.getAttribute("aria-label");

  const options = () => [...list.children];

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

  function choose(suggestion) {
    if (suggestion.search) return location.assign(form.action + suggestion.search);
    field.value = suggestion.value ? "" : suggestion.text;
    if (suggestion.value) filterBy(form, suggestion.kind, suggestion.value);
    close();
    form.requestSubmit();
  }

  function show(suggestions) {
    close();
    if (!suggestions.length || document.activeElement !== field) return;
    offered = suggestions;
    suggestions.forEach((suggestion, index) => {
      const option = optionOf(suggestion, form);
      option.id = `q-option-${index}`;
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(suggestion);
      });
      list.append(option);
    });
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    status.textContent = form.dataset.told.replace("#", String(suggestions.length));
  }

  function offerRecent() {
    if (field.value.trim() || !list.hidden) return;
    show(recent().map(({ title, search }) => ({ text: title, search, lang: "" })));
    list.setAttribute("aria-label", form.dataset.recent);
  }

  async function request() {
    pending?.abort();
    pending = new AbortController();
    const typed = field.value;
    list.setAttribute("aria-label", ofTyped);
    if (!typed.trim()) return close();
    try {
      const asked = new URLSearchParams({ q: typed, prefer: document.documentElement.lang });
      const url = `${form.dataset.complete}?${asked}`;
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
  field.addEventListener("focus", offerRecent);
  field.addEventListener("click", offerRecent);
  field.addEventListener("keydown", (event) => {
    const all = options();
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && list.hidden && !field.value.trim()) offerRecent();
    else if (event.key === "ArrowDown" && list.hidden) request();
    else if (event.key === "Delete" && offered[active]?.search) {
      forget(offered[active].search);
      close();
      offerRecent();
    } else if (event.key === "ArrowDown") activate(active + 1 < all.length ? active + 1 : -1);
    else if (event.key === "ArrowUp" && !list.hidden) activate(active < 0 ? all.length - 1 : active - 1);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && active >= 0) choose(offered[active]);
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    pending?.abort();
    close();
  });
  return offerRecent;
}
