/* What single keys do: / goes to the box, j and k walk the hits, ? leads to the help.
   They can be switched off in the help, as WCAG 2.1.4 asks for. */

const OFF = "hoptac-keys";

function areOff() {
  try {
    return localStorage.getItem(OFF) === "off";
  } catch {
    return false; // nothing is kept here
  }
}

/* The next title or the one before; after the last one, the link to the next page. */
function walk(step) {
  const links = [...document.querySelectorAll(".hit h2 a, .pages [rel=next]")];
  const hit = document.activeElement.closest(".hit");
  const here = links.findIndex((link) => link === document.activeElement || hit?.contains(link));
  const next = links[here < 0 ? 0 : Math.min(Math.max(here + step, 0), links.length - 1)];
  next?.focus({ preventScroll: true });
  (next?.closest(".hit") ?? next)?.scrollIntoView({ block: "nearest" });
}

const DO = {
  j: () => walk(1),
  k: () => walk(-1),
  "/": () => document.querySelector("#q")?.select(),
  "?": () => location.assign(`${document.querySelector('a[href$="/help"]')?.href ?? ""}#keys`),
};

export function press(key) {
  if (!areOff()) DO[key]();
}

/* The switch in the help is there only where keys and their setting work. */
export function offerSwitch(button) {
  const label = () => {
    button.textContent = areOff() ? button.dataset.on : button.dataset.off;
  };
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    try {
      if (areOff()) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "off");
    } catch {
      button.hidden = true;
    }
    label();
  });
}
