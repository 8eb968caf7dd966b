// Shows what there is while someone types in a search field of the whole portal: a combobox with a list of options,
// after the pattern of the ARIA Authoring Practices. Without script, or when the server does not answer, it is a plain
// search field. How the list looks stands in a template in the form (templates/components/suggestions.html).

const WAIT = 150; // milliseconds after the last letter
const FEWEST_LETTERS = 2;
const COMPOSING = 229; // the number of a key that an input method takes, of the UI Events specification

const letters = /[^\p{L}\p{N}]+/u;

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

// The title with each of its words that begins with a typed word marked.
function marked(title, typed) {
  const begins = typed.split(letters).filter(Boolean).map((word) => word.toLocaleLowerCase("nl"));
  const found = (piece) => begins.some((begin) => piece.toLocaleLowerCase("nl").startsWith(begin));
  return title.split(/([\p{L}\p{N}]+)/u).map((piece) => (found(piece) ? element("mark", { textContent: piece }) : piece));
}

function inWords(number) {
  if (!number) return "";
  return number === 1 ? "1 suggestie" : `${number} suggesties`;
}

function upgrade(form) {
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector("template").content.firstElementChild.cloneNode(true);
  const pattern = list.firstElementChild;
  const status = element("p", { className: "visually-hidden" });
  let addresses = [];
  let active = -1;
  let timer = 0;
  let request = null;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  list.hidden = true;
  list.replaceChildren();
  status.setAttribute("role", "status");
  input.closest(".search-field").append(list);
  form.append(status);

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  }

  function choose(number) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = number;
    const option = list.children[active];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function fill(suggestions, typed) {
    addresses = suggestions.map(({ adres }) => adres);
    list.replaceChildren(
      ...suggestions.map(({ titel, soort }, number) => {
        const option = pattern.cloneNode(true);
        option.id = `${list.id}-${number}`;
        option.querySelector(".suggestions__title").replaceChildren(...marked(titel, typed));
        option.querySelector(".suggestions__kind").textContent = soort;
        return option;
      }),
    );
    active = -1;
    show(suggestions.length > 0);
    status.textContent = inWords(suggestions.length);
  }

  // What still waits or is on its way is dropped, so that no old answer comes after a newer one.
  function stop() {
    clearTimeout(timer);
    request?.abort();
  }

  async function ask() {
    const typed = input.value.trim();
    request = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggesties}?q=${encodeURIComponent(typed)}`, { signal: request.signal });
      const { suggesties } = await answer.json();
      if (document.activeElement === input) fill(suggesties, typed);
    } catch {
      // Aborted, or no answer: the field works as it always does.
    }
  }

  // Also while a word is composed: the keyboards of Android compose every word, and end it without another `input`.
  input.addEventListener("input", () => {
    stop();
    if (input.value.trim().length < FEWEST_LETTERS) fill([], "");
    else timer = setTimeout(ask, WAIT);
  });

  input.addEventListener("keydown", (event) => {
    const { key, keyCode, isComposing } = event;
    const many = addresses.length;
    // A key that the composing of a word uses, as Enter to end it, is no choice. Safari tells it by the number alone.
    if (isComposing || keyCode === COMPOSING) return;
    if ((key === "ArrowDown" || key === "ArrowUp") && many) {
      event.preventDefault();
      show(true);
      const step = key === "ArrowDown" ? 1 : -1;
      // Past the last option, and before the first, the field itself has its turn.
      choose(((active + 1 + step + many + 1) % (many + 1)) - 1);
    } else if (key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(addresses[active]);
    } else if (key === "Escape" && !list.hidden) {
      event.preventDefault(); // the next one empties the field, as browsers do
      stop();
      show(false);
    } else if (key === "Home" || key === "End" || key === "ArrowLeft" || key === "ArrowRight") {
      choose(-1);
    }
  });

  // A press on the list leaves the focus in the field.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const number = [...list.children].indexOf(target.closest("li"));
    if (number >= 0) location.assign(addresses[number]);
  });
  input.addEventListener("blur", () => {
    stop();
    show(false);
  });
  form.addEventListener("submit", stop);
}

document.querySelectorAll("form[data-suggesties]").forEach(upgrade);
