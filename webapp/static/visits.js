/* Which articles of a list arrived since the last visit of this browser? It keeps four
   numbers, which are sent nowhere: what the visit before this one had seen and when it
   ended, and the same of this one. What a visit has seen is a moment of the index, so
   that neither the clock here nor a long build makes news pass unseen. */

const KEY = "hoptac-visits";
const IDLE = 30 * 60 * 1000; // milliseconds without a page after which a visit has ended

function kept() {
  try {
    const numbers = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(numbers) && numbers.length === 4 && numbers.every(Number.isFinite) ? numbers : null;
  } catch {
    return null; // what is stored is none of ours
  }
}

/* Notes this page, and returns what the visit before had seen and when it ended. */
function note(stamp) {
  const now = Date.now();
  let [seenBefore, ended, seen, last] = kept() ?? [0, 0, 0, now];
  if (Math.abs(now - last) > IDLE) [seenBefore, ended] = [seen, last];
  localStorage.setItem(KEY, JSON.stringify([seenBefore, ended, Math.max(seen, stamp), now]));
  return [seenBefore, ended];
}

function dayOf(moment) {
  const day = new Date(moment);
  const today = new Date();
  const lang = document.documentElement.lang;
  if (day.toDateString() === today.toDateString())
    return day.toLocaleTimeString(lang, { hour: "numeric", minute: "2-digit" });
  const year = day.getFullYear() === today.getFullYear() ? {} : { year: "numeric" };
  return day.toLocaleDateString(lang, { day: "numeric", month: "long", ...year });
}

function mark(card, sign) {
  const mark = document.createElement("span");
  mark.className = "fresh";
  mark.textContent = sign;
  card.classList.add("arrived");
  card.querySelector(".meta").append(mark);
}

export function markNew() {
  const list = document.querySelector("[data-stamp]");
  const [seen, ended] = note(Date.parse(list?.dataset.stamp) || 0);
  if (!list || !seen || list.querySelector(".arrived")) return;
  const cards = [...list.querySelectorAll(".hit[data-arrived]")].filter((card) => Date.parse(card.dataset.arrived) > seen);
  if (!cards.length) return;
  for (const card of cards) mark(card, list.dataset.new);
  const line = list.querySelector(".since");
  const numbers = { "{number}": cards.length, "{day}": dayOf(ended) };
  const said = document.createElement("span");
  said.textContent = list.dataset.since.replace(/\{\w+\}/g, (name) => numbers[name]);
  line.prepend(said, " ");
  line.hidden = false;
}
