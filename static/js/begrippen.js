// Makes the links to the glossary in a text buttons that open the explanation in place. Without the Popover API, or
// without script, they stay links. The browser itself closes the explanation on Escape, on a press elsewhere, and when
// another one opens.

const EDGE = 16; // pixels between an explanation and the edge of the window
const GAP = 8; // pixels between an explanation and its term

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

// The explanation, next to its button: who reads on, by ear or with Tab, comes to it next.
function makeBox(link, source) {
  const [name, text] = source.children;
  const title = element("span", "term-box__title", ...[...name.childNodes].map((node) => node.cloneNode(true)));
  const glossary = element("a", "term-box__link", "Naar de begrippenlijst");
  glossary.href = link.href;
  const close = element("button", "term-box__close", "Sluiten");
  close.type = "button";
  const box = element(
    "span",
    "term-box",
    title,
    element("span", "term-box__text", text.textContent),
    element("span", "term-box__ways", glossary, close),
  );
  box.id = `uitleg-${link.dataset.begrip}`;
  box.popover = "auto";
  close.popoverTargetElement = box;
  close.popoverTargetAction = "hide";
  return box;
}

// Under its term, or above it where that gives more room; never over the edge of the window. Gives how far from the
// top of the term.
function place(box, button) {
  const { clientWidth, clientHeight } = document.documentElement;
  const term = button.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const below = clientHeight - term.bottom;
  const wanted = below < height + GAP + EDGE && term.top > below ? term.top - GAP - height : term.bottom + GAP;
  const within = (low, value, room) => Math.max(low, Math.min(value, room - EDGE));
  const top = within(EDGE, wanted, clientHeight - height);
  box.style.top = `${top}px`;
  box.style.left = `${within(EDGE, term.left, clientWidth - width)}px`;
  return top - term.top;
}

function upgrade(link) {
  const source = document.querySelector(`[data-begrip-uitleg="${link.dataset.begrip}"]`);
  if (!source) return;
  const box = makeBox(link, source);
  const button = element("button", link.className, ...link.childNodes);
  button.type = "button";
  button.dataset.begrip = link.dataset.begrip;
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", box.id);
  button.popoverTargetElement = box;

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
  link.replaceWith(button, box);
}

if ("popover" in HTMLElement.prototype) document.querySelectorAll("a[data-begrip]").forEach(upgrade);
