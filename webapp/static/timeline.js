/* Selects a range of time by dragging over a timeline's bars, and loads its answer. */

export function selectRange(drawing, load) {
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
