/* Highlights a tag and the words of the article that support it together.
   The page works without it. */

function linkEvidence(article) {
  const all = [...article.querySelectorAll(".proof, [data-tag]")];
  const numbers = (part) => (part?.dataset.tags ?? part?.dataset.tag ?? "").split(" ");
  const partOf = (event) => event.target.closest(".proof, [data-tag]");

  function show(part) {
    const tags = part ? numbers(part) : [];
    for (const each of all) each.classList.toggle("shown", numbers(each).some((n) => tags.includes(n)));
  }

  for (const kind of ["pointerover", "focusin", "click"])
    article.addEventListener(kind, (event) => show(partOf(event)));
  article.addEventListener("focusout", () => show(null));
  article.addEventListener("pointerleave", () => show(null));
}

for (const article of document.querySelectorAll(".article-columns")) linkEvidence(article);
