// Makes the links to the glossary in a text buttons that open the explanation in place. Without the Popover API, or
// without script, they stay links. The browser itself closes an explanation on Escape, on a press elsewhere, and when
// another one opens.

const EDGE = 16; // pixels between an explanation and the edge of the window
const GAP = 8; // pixels between an explanation and its term

const form = document.querySelector("template[data-begrip-vorm]");

function makeBox(link, source) {
  const box = form.content.firstElementChild.cloneNode(true);
  const [title, text, ways] = box.children;
  const [glossary, close] = ways.children;
  box.id = `uitleg-${link.dataset.begrip}`;
  title.append(...source.querySelector("dt").cloneNode(true).childNodes);
  text.append(...source.querySelector("dd").cloneNode(true).childNodes);
  glossary.href = link.href;
  close.popoverTargetElement = box;
  close.popoverTargetAction = "hide";
  return box;
}

function makeButton(link, box) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", box.id);
  button.popoverTargetElement = box;
  return button;
}

// Under its term, or above it where that gives more room; never over the edge of the window. Gives how far from the
// top of the term.
function place(box, button) {
  const { clientWidth, clientHeight } = document.documentElement;
  const term = button.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = clientHeight - term.bottom;
  const wanted = below < height + GAP + EDGE && term.top > below ? term.top - GAP - height : term.bottom + GAP;
  const within = (value, room) => Math.max(EDGE, Math.min(value, room - EDGE));
  const top = within(wanted, clientHeight - height);
  box.style.top = `${top}px`;
  box.style.left = `${within(term.left, clientWidth - width)}px`;
  return top - term.top;
}

function upgrade(link) {
  const source = document.querySelector(`[data-begrip-uitleg="${link.dataset.begrip}"]`);
  if (!source) return;
  const box = makeBox(link, source);
  const button = makeButton(link, box);

  let distance = 0;
  const settle = () => {
    if (box.matches(":popover-open")) distance = place(box, button);
  };
  const follow = () => {
    box.style.top = `${button.getBoundingClientRect().top + distance}px`;
  };
  box.addEventListener("beforetoggle", ({ newState }) => {
    const opens = newState === "open";
    button.setAttribute("aria-expanded", String(opens));
    if (opens) {
      requestAnimationFrame(settle); // before the next frame is drawn, when the box has its size
      addEventListener("resize", settle);
      addEventListener("scroll", follow);
    } else {
      removeEventListener("resize", settle);
      removeEventListener("scroll", follow);
    }
  });

  // Who tabs on must see where the focus went.
  for (const part of [button, box]) {
    part.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (next && next !== button && !box.contains(next) && box.matches(":popover-open")) box.hidePopover();
    });
  }
  // Next to each other: who reads on, by ear or with Tab, comes from the term to its explanation.
  link.replaceWith(button, box);
}

if (form && "popover" in HTMLElement.prototype) document.querySelectorAll("a[data-begrip]").forEach(upgrade);
