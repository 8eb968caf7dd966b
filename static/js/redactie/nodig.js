// Keeps the list of what is needed to publish in step with the form. Without it the list is that of the opened form.
const list = document.querySelector("#nog-nodig");
const form = list?.closest("form");
const NOTHING = ["", "not_judged"]; // what a field holds that was not filled in

function isFilled(name, data) {
  if (name === "change_note" && data.get("minor_change")) return true;
  return data.getAll(name).some((value) => !NOTHING.includes(String(value).trim()));
}

function follow() {
  const data = new FormData(form);
  const parts = [...list.querySelectorAll("li")];
  for (const part of parts) {
    const name = part.querySelector("a")?.hash.replace("#id_", "");
    part.hidden = Boolean(name) && isFilled(name, data);
  }
  const needed = parts.filter((part) => !part.hidden).length;
  list.querySelector("[data-nodig]").textContent = needed
    ? `Nog ${needed} ${needed === 1 ? "ding" : "dingen"} nodig om te publiceren`
    : "Alles is er om te publiceren";
}

if (form) for (const change of ["input", "change"]) form.addEventListener(change, follow);
