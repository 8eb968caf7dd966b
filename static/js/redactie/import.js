// Moves the bar of an import on, and shows the result when it is done. Without it a link asks for the page again.
const bar = document.querySelector("[data-import]");
const text = document.querySelector("[data-import-text]");
const stopped = document.querySelector("[data-import-stopped]");
const EVERY = 1000; // milliseconds between two questions
const PATIENCE = 90; // questions without a change, after which the page says that the work has stopped

let before = -1;
let quiet = 0;

async function ask() {
  try {
    const answer = await fetch(bar.dataset.import, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    const now = await answer.json();
    bar.max = Math.max(now.total, 1);
    bar.value = now.done;
    if (text.textContent !== now.text) text.textContent = now.text;
    if (!now.busy) {
      window.location.reload();
      return;
    }
    quiet = now.done === before ? quiet + 1 : 0;
    before = now.done;
    stopped.hidden = quiet < PATIENCE;
  } catch {
    // The server or the network is away for a moment: ask again.
  }
  window.setTimeout(ask, EVERY);
}

ask();
