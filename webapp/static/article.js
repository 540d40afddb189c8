/* Highlights a tag and the words of the article that support it together, leads by keys
   to the next result, and remembers what was read. The page works without it. */

import { remember } from "./read_articles.js";

const RELATIONS = { j: "next", k: "prev" };

function linkEvidence(article) {
  const all = [...article.querySelectorAll(".proof, [data-tag]")];
  const numbers = (part) => (part?.dataset.tags ?? part?.dataset.tag ?? "").split(" ");
  const partOf = (event) => event.target.closest(".proof, [data-tag]");

  function show(part) {
    const tags = part ? numbers(part) : [];
    for (const each of all) each.classList.toggle("shown", numbers(each).some((n) => tags.includes(n)));
  }

  function showTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.matches(".proof")) show(target);
  }

  for (const kind of ["pointerover", "focusin", "click"])
    article.addEventListener(kind, (event) => show(partOf(event)));
  article.addEventListener("focusout", () => show(null));
  article.addEventListener("pointerleave", () => show(null));
  addEventListener("hashchange", showTarget);
  showTarget();
}

function leadOn(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  document.querySelector(`.place a[rel="${RELATIONS[event.key]}"]`)?.click();
}

for (const article of document.querySelectorAll(".article-columns")) linkEvidence(article);
for (const article of document.querySelectorAll("[data-article]")) remember(article.dataset.article);
document.addEventListener("keydown", leadOn);
