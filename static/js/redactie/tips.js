// Asks the tips again while somebody types, and goes to the field of a tip. Without it the tips of the saved draft stay.
const QUIET = 1200; // milliseconds without a change before the server is asked
const NARROW = "(max-width: 50em)"; // the panel then lies over the form

const form = document.querySelector("#page-edit-form, form[data-edit-form]");
let timer = 0;
let asked = "";
let busy = false;
let said = "";

const panel = () => document.querySelector("[data-tips]");

function typed() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) {
    // Files are not read for tips, and buttons are never pressed by this.
    if (value instanceof File || name.startsWith("action-")) data.delete(name);
  }
  return new URLSearchParams(data);
}

function count(number) {
  const counter = document.querySelector('[data-side-panel-toggle="tips"] [data-side-panel-toggle-counter]');
  if (counter) {
    counter.textContent = number;
    counter.hidden = number === 0;
  }
  const text = number === 0 ? "Geen tips" : `${number} ${number === 1 ? "tip" : "tips"}`;
  if (text !== said) panel().querySelector("[data-tips-status]").textContent = text;
  said = text;
}

function show(html) {
  const list = panel().querySelector("[data-tips-list]");
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.tipsPath : null;
  const place = document.createElement("template");
  place.innerHTML = html;
  const renewed = place.content.querySelector("[data-tips-list]");
  if (!renewed) throw new Error("no list of tips");
  list.replaceWith(renewed);
  if (focused) [...renewed.querySelectorAll("[data-tips-path]")].find((a) => a.dataset.tipsPath === focused)?.focus();
  count(Number(renewed.dataset.count));
}

async function ask() {
  if (busy) {
    later();
    return;
  }
  const body = typed();
  if (body.toString() === asked) return;
  busy = true;
  try {
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(panel().dataset.tips, { method: "POST", body, headers });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    show(await answer.text());
    asked = body.toString();
    panel().querySelector("[data-tips-failed]").hidden = true;
  } catch {
    panel().querySelector("[data-tips-failed]").hidden = false;
  } finally {
    busy = false;
  }
}

function later() {
  window.clearTimeout(timer);
  timer = window.setTimeout(ask, QUIET);
}

function fieldOf(path) {
  const steps = path.split(".").map((step) => `[data-contentpath="${CSS.escape(step)}"]`);
  const rows = document.getElementById(`id_${path}-TOTAL_FORMS`);
  return document.querySelector(steps.join(" ")) || rows?.closest("section") || null;
}

function unfold(field) {
  for (let around = field; around; around = around.parentElement.closest("[hidden], [role=tabpanel]")) {
    const opener = around.id && document.querySelector(`[aria-controls="${CSS.escape(around.id)}"]`);
    if (around.hidden && opener) opener.click();
    if (!around.parentElement) break;
  }
}

function goTo(path) {
  const field = fieldOf(path);
  if (!field) return false;
  unfold(field);
  if (window.matchMedia(NARROW).matches) document.querySelector("[data-form-side-close-button]")?.click();
  field.scrollIntoView({ block: "center" });
  const ways = field.querySelectorAll("[contenteditable=true], textarea, input:not([type=hidden])");
  [...ways].find((way) => way.offsetParent)?.focus();
  return true;
}

if (form && panel()) {
  document.addEventListener("w-unsaved:add", later);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-tips] [data-tips-path]");
    if (link && goTo(link.dataset.tipsPath)) event.preventDefault();
  });
}
