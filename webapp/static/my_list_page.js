/* The list's page in the visitor's own hands: what he changes is kept in his browser.
   A list that came with an address is shown as it came, and his own is not touched. */

import { addressOf, put, showState, store, stored } from "./my_list.js";

const page = () => document.querySelector("[data-list]");
const here = () => page().dataset.address;
let own = false;
let emptied = []; // what was on the list before it was emptied, as long as the page is shown

function shown() {
  return [...document.querySelectorAll(".listed > li")].map((item) => ({
    id: item.dataset.id,
    title: item.dataset.title,
    note: item.querySelector("textarea").value,
    when: new Date().toISOString(),
  }));
}

/* Shows a list as the server draws it, under the address of the visitor's own list. */
async function draw(list, more = []) {
  const answer = await fetch(addressOf(list, here(), more));
  if (!answer.ok) return false;
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  page().replaceWith(next.querySelector("[data-list]"));
  history.replaceState({}, "", here());
  prepare();
  return true;
}

/* Afterwards the first button that there is of those named has the focus. */
async function change(list, ...focus) {
  const before = shown();
  if (!store(list)) return;
  emptied = list.length ? [] : before;
  await draw(list);
  const target = focus.map((each) => document.querySelector(each)).find(Boolean);
  (target || document.querySelector("[data-undo] button") || document.querySelector("#main")).focus();
}

function buttonsOf(id, ...names) {
  return names.map((name) => `[data-id="${CSS.escape(id)}"] [name=${name}]`);
}

/* Moves an article by so many places, and says where it is now. */
async function move(id, places, names) {
  const list = shown();
  const to = list.findIndex((each) => each.id === id) + places;
  const moved = list.find((each) => each.id === id);
  await change(list.filter((each) => each !== moved).toSpliced(to, 0, moved), ...buttonsOf(id, ...names));
  document.querySelector("#told").textContent = `${to + 1}. ${moved.title}`;
}

function remove(id) {
  const list = shown();
  const rest = list.filter((each) => each.id !== id);
  const next = rest[list.findIndex((each) => each.id === id)] ?? rest.at(-1);
  change(rest, ...(next ? buttonsOf(next.id, "remove") : []));
}

function act(button) {
  const list = shown();
  if (button.name === "up") move(button.value, -1, ["up", "down"]);
  else if (button.name === "down") move(button.value, 1, ["down", "up"]);
  else if (button.name === "remove") remove(button.value);
  else if (button.name === "style") store(list) && draw(list, [["style", button.value]]).then(() => document.querySelector(`#cites [value="${CSS.escape(button.value)}"]`)?.focus());
  else if (button.name === "clear") draw(list, [["clear", "ask"]]).then(() => document.querySelector("[data-list-do=clear]")?.focus());
  else return store(list);
  return true;
}

function adopt(instead) {
  const list = shown();
  if (instead) store(list);
  else for (const { id, title, note } of list) put(id, title, note);
  own = true;
  draw(stored());
}

/* Links and buttons that lead to the list follow what is typed, not what was loaded. */
function refreshAddress(element) {
  const list = shown();
  const kind = element.dataset.file;
  const style = new URL(element.href ?? location.href, location.href).searchParams.get("style");
  const target = addressOf(list, kind ? `${here()}.${kind}` : here(), style ? [["style", style]] : []);
  if (element.href) element.href = target;
  else element.dataset.copy = new URL(target, location.href).href;
}

function prepare() {
  const root = page();
  import("./copying.js").then(({ start }) => start());
  root.classList.add("known");
  showState();
  root.querySelector("[data-shared]")?.toggleAttribute("hidden", own);
  root.querySelector("[data-undo]")?.toggleAttribute("hidden", !emptied.length);
  if (own) for (const button of root.querySelectorAll("#list [data-plain]")) button.hidden = true;
  root.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    if (target.matches("[data-ticks]") && own) {
      event.preventDefault();
      for (const box of target.querySelectorAll("input:checked")) put(box.value, box.dataset.title);
      draw(stored());
    } else if (target.matches("#list") && own && act(submitter ?? {})) event.preventDefault();
  });
  root.addEventListener("input", (event) => {
    const item = event.target.closest(".listed > li");
    if (!item) return;
    item.querySelector(".noted").textContent = event.target.value;
    if (own) store(shown());
  });
  root.addEventListener("click", (event) => {
    const todo = event.target.closest("[data-list-do]");
    if (todo?.dataset.listDo === "clear" && own) {
      event.preventDefault();
      change([]);
    } else if (todo?.dataset.listDo === "undo") change(emptied);
    else if (todo) adopt(todo.dataset.listDo === "replace");
    const link = event.target.closest("[data-file]");
    if (link) refreshAddress(link);
  }, { capture: true });
}

document.addEventListener("list-changed", () => own && page() && draw(stored()));

/* The page is the visitor's own if it has what is kept, in whatever order. */
export async function start() {
  const list = stored();
  const ids = shown().map((each) => each.id);
  const args = [...new URL(location.href).searchParams];
  const bare = args.every(([name]) => name !== "id");
  own = bare || (ids.length === list.length && list.every(({ id }) => ids.includes(id)));
  const more = args.filter(([name]) => name !== "id" && name !== "note");
  if (!own || !list.length || !(await draw(list, more))) prepare();
}
