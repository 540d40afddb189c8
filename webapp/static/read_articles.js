/* Which articles were opened in this browser? Their ids are kept here and sent nowhere. */

const KEY = "hoptac-read";
const MOST = 1000; // ids that are kept, those read last

function read() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids : [];
  } catch {
    return []; // nothing can be stored, or what is stored is none of ours
  }
}

export function remember(id) {
  try {
    const others = read().filter((each) => each !== id);
    localStorage.setItem(KEY, JSON.stringify([...others, id].slice(-MOST)));
  } catch {} // nothing can be stored: nothing is marked
}

/* Marks the cards of a list whose articles were read. */
export function markRead() {
  const ids = new Set(read());
  for (const card of document.querySelectorAll(".hit[data-id]:not(.read)")) {
    if (!ids.has(card.dataset.id)) continue;
    const sign = document.createElement("span");
    sign.className = "seen";
    sign.textContent = card.dataset.seen;
    card.classList.add("read");
    card.querySelector(".meta").append(sign);
  }
}
