/* Narrows a long list to the values that have what is typed, with or without marks. */

const LETTERS = { đ: "d", ł: "l", ø: "o" }; // their strokes are no combining marks

function foldDiacritics(text) {
  const unmarked = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return unmarked.replace(/[đłø]/g, (letter) => LETTERS[letter]);
}

export function narrow(field) {
  const items = field.closest("details").querySelectorAll("li");
  field.hidden = false;
  field.addEventListener("input", () => {
    const typed = foldDiacritics(field.value.trim());
    for (const item of items) item.hidden = !foldDiacritics(item.textContent).includes(typed);
  });
}
