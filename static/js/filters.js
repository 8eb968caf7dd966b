// Filters, sorts and leafs through a list without a new page: the address and the back button stay right, the focus
// stays where it was, and the number of results is said. Without script, or when something goes wrong, the browser opens
// the page as it always does.

const LINKS = "a[href^='?']"; // to the same list, asked otherwise

const region = document.querySelector("[data-resultaten]");
const status = Object.assign(document.createElement("p"), { className: "visually-hidden" });
let request = null;
let saying = null;
let shown = location.href.split("#")[0];

function addressOf(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value);
  return `${location.pathname}?${new URLSearchParams(filled)}`;
}

// By what a part that is drawn anew is known again: a filter by its value, a folded part by its place.
function nameOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.matches("input")) return `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  return element.matches("button") ? "#filters button" : null;
}

function foldedParts(root) {
  return new Map(
    [...root.querySelectorAll("details")].map((part) => {
      const group = part.querySelector("legend") ?? part.closest("fieldset")?.querySelector("legend");
      return [`${part.className} ${group?.textContent}`, part];
    }),
  );
}

function swap(page) {
  const fresh = page.querySelector("[data-resultaten]");
  const focus = region.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  const had = region.contains(document.activeElement);
  const before = foldedParts(region);
  for (const [name, part] of foldedParts(fresh)) if (before.has(name)) part.open = before.get(name).open;
  region.replaceChildren(...fresh.childNodes);
  document.title = page.title;
  // The field above the list sends the filters along that are on now.
  const search = document.querySelector("main form[role=search]");
  search?.querySelectorAll("input[type=hidden]").forEach((field) => field.remove());
  search?.prepend(...page.querySelectorAll("main form[role=search] input[type=hidden]"));
  // And holds the words that are looked for now; not while somebody types in it.
  const typed = search?.querySelector("input[name=q]");
  const asked = page.querySelector("main form[role=search] input[name=q]");
  if (typed && asked && typed !== document.activeElement) typed.value = asked.value;
  if (had) (region.querySelector(focus) ?? heading())?.focus({ preventScroll: true });
  say(heading()?.textContent ?? "");
}

// A screen reader says nothing of a text that stays as it was: ‘11 tips’ after another filter with as many. So it goes
// first, long enough to be seen to be gone.
function say(text) {
  clearTimeout(saying);
  status.textContent = "";
  saying = setTimeout(() => (status.textContent = text), 100);
}

// The number of results, which gets the focus when what had it is gone.
function heading() {
  const found = region.querySelector("#resultaten");
  if (found) found.tabIndex = -1;
  return found;
}

async function open(address, { push = true } = {}) {
  request?.abort();
  const mine = (request = new AbortController());
  region.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: mine.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) throw new Error(answer.statusText);
    swap(page);
    if (push) history.pushState(null, "", address);
    shown = location.href.split("#")[0];
  } catch {
    if (!mine.signal.aborted) location.assign(address);
  }
  if (request === mine) region.removeAttribute("aria-busy");
}

function isPlainPress(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

if (region) {
  status.setAttribute("role", "status");
  region.after(status);

  region.addEventListener("change", ({ target }) => {
    if (target.matches("#filters input[type=checkbox]")) open(addressOf(target.form));
  });
  region.addEventListener("submit", (event) => {
    if (!event.target.matches("#filters")) return;
    event.preventDefault();
    open(addressOf(event.target));
  });
  region.addEventListener("click", async (event) => {
    const link = event.target.closest(LINKS);
    if (!link || !isPlainPress(event)) return;
    event.preventDefault();
    await open(link.href);
    if (link.closest(".pagination")) {
      heading()?.focus({ preventScroll: true });
      region.scrollIntoView();
    }
  });
  addEventListener("popstate", () => {
    if (location.href.split("#")[0] !== shown) open(location.href, { push: false });
  });
}
