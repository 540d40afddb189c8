/* The latest searches of this browser: it alone keeps them, and they are sent nowhere. */

const KEY = "hoptac-recent";
const MOST = 10;

function isEntry(entry) {
  return typeof entry?.title === "string" && typeof entry.search === "string" && entry.search.startsWith("?");
}

export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isEntry).slice(0, MOST) : [];
  } catch {
    return []; // nothing can be kept here, or somebody else wrote something
  }
}

function keep(entries) {
  try {
    if (entries.length) localStorage.setItem(KEY, JSON.stringify(entries.slice(0, MOST)));
    else localStorage.removeItem(KEY);
  } catch {
    // nothing can be kept here
  }
}

/* What a search asks for, without where in its list one is. */
function argumentsOf(search) {
  const args = new URLSearchParams(search);
  for (const name of ["page", "at"]) args.delete(name);
  return args;
}

/* A search that only filters the one before further, or less, takes its place. */
function isStepFrom(args, entry) {
  const before = new URLSearchParams(entry.search);
  if ((args.get("q") ?? "") !== (before.get("q") ?? "")) return false;
  const [fewer, more] = [args, before].map((each) => [...each].map(String)).sort((a, b) => a.length - b.length);
  return Boolean(args.get("q")) || fewer.every((pair) => more.includes(pair));
}

export function remember(title, search) {
  const args = argumentsOf(search);
  if (!title || !args.size) return;
  const entry = { title, search: `?${args}` };
  const [last, ...others] = recent();
  const older = last && !isStepFrom(args, last) ? [last, ...others] : others;
  keep([entry, ...older.filter((each) => each.search !== entry.search)]);
}

export function forget(search) {
  keep(recent().filter((entry) => entry.search !== search));
}

/* The list of the first page: each search is a link, with a button that removes it. */
export function listRecent(section) {
  const list = document.createElement("ul");
  section.querySelector("p").after(list);
  const draw = () => {
    const entries = recent();
    section.hidden = !entries.length;
    list.replaceChildren(...entries.map((entry) => item(section, entry, draw)));
  };
  section.querySelector("button").onclick = () => {
    keep([]);
    draw();
    document.querySelector("#q").focus();
  };
  draw();
}

function item(section, { title, search }, draw) {
  const row = document.createElement("li");
  const link = document.createElement("a");
  const button = document.createElement("button");
  link.href = location.pathname + search;
  link.textContent = title;
  button.type = "button";
  button.textContent = "×";
  button.setAttribute("aria-label", section.dataset.remove.replace("#", () => title));
  button.addEventListener("click", () => {
    const place = [...row.parentElement.children].indexOf(row);
    forget(search);
    draw();
    const left = section.querySelectorAll("li button");
    (left[Math.min(place, left.length - 1)] ?? document.querySelector("#q")).focus();
  });
  row.append(link, " ", button);
  return row;
}
