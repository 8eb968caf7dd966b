"""Makes the design system's one style sheet out of the sources that are kept in `.ci/nlds/sources`.

Pure functions: text in, text out, no network, so that a test can hold the committed sheet against them. Only rules for
classes that the templates use are kept, and only the tokens that those rules reach.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import rcssmin

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "nlds" / "sources"
TEMPLATES = HERE.parent / "templates"
STYLES = HERE.parent / "static" / "css"
TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"
# Where each package keeps its sheet. The `html` sheets are for plain elements, as rich text has them.
SHEETS = {
    "@nl-design-system-candidate/heading-css": ("dist/html/heading.css", "dist/heading.css"),
    "@nl-design-system-candidate/paragraph-css": ("dist/html/paragraph.css", "dist/paragraph.css"),
    "@nl-design-system-candidate/link-css": ("dist/html/link.css",),
    "@nl-design-system-candidate/button-css": ("dist/button.css",),
    "@nl-design-system-candidate/skip-link-css": ("dist/skip-link.css",),
    "@nl-design-system-candidate/data-badge-css": ("dist/data-badge.css",),
    "@nl-design-system-candidate/number-badge-css": ("dist/number-badge.css",),
    "@utrecht/page-layout-css": ("dist/index.css",),
    "@utrecht/page-header-css": ("dist/index.css",),
    "@utrecht/page-body-css": ("dist/index.css",),
    "@utrecht/page-footer-css": ("dist/index.css",),
    "@utrecht/nav-bar-css": ("dist/index.css",),
    "@utrecht/breadcrumb-nav-css": ("dist/index.css",),
    "@utrecht/search-bar-css": ("dist/index.css",),
    "@utrecht/textbox-css": ("dist/index.css",),
    "@utrecht/form-field-description-css": ("dist/index.css",),
    "@utrecht/form-fieldset-css": ("dist/index.css",),
    "@utrecht/form-label-css": ("dist/index.css",),
    "@utrecht/checkbox-css": ("dist/html/index.css",),
    "@utrecht/alert-css": ("dist/index.css",),
    "@utrecht/card-css": ("dist/index.css",),
    "@utrecht/link-list-css": ("dist/index.css",),
    "@utrecht/table-css": ("dist/index.css",),
    "@utrecht/pagination-css": ("dist/index.css",),
}
# The example theme's colours by the part they play here; `static/css/tokens.css` gives each step its colour.
PALETTE = {
    "--voorbeeld-kleuren-wit": "--portal-white",
    "--voorbeeld-kleuren-grijs-": "--portal-grey-",
    "--voorbeeld-kleuren-violet-": "--portal-accent-",
    "--voorbeeld-kleuren-blauw-": "--portal-link-",
    "--voorbeeld-kleuren-groen-": "--portal-good-",
    "--voorbeeld-kleuren-geel-": "--portal-note-",
    "--voorbeeld-kleuren-oranje-": "--portal-warm-",
    "--voorbeeld-kleuren-rood-": "--portal-bad-",
}
HEADER = "/*! NL Design System, EUPL-1.2; versions and licence beside this file; made by .ci/vendor.py */\n"
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
VAR = re.compile(r"var\(\s*(--[\w-]+)")
SET = re.compile(r"(--[\w-]+)\s*:")


@dataclass(frozen=True)
class Rule:
    """A selector with its declarations, or an at-rule with rules in it."""

    prelude: str
    declarations: str = ""
    rules: tuple["Rule", ...] = ()


def used_classes(folder: Path = TEMPLATES) -> set[str]:
    """Every class of the design system that stands in a template."""
    names: set[str] = set()
    for path in folder.rglob("*.html"):
        names.update(re.findall(r"\b(?:nl|utrecht)-[a-z][\w-]*", path.read_text(encoding="utf-8")))
    return names


def parse(css: str) -> list[Rule]:
    """The rules of a sheet without comments; no more of CSS than these sheets need."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    rules, position = [], 0
    while (opening := css.find("{", position)) >= 0:
        closing = matching_brace(css, opening)
        prelude, body = " ".join(css[position:opening].split()), css[opening + 1 : closing]
        if prelude.startswith("@"):
            rules.append(Rule(prelude, rules=tuple(parse(body))))
        else:
            rules.append(Rule(prelude, " ".join(body.split())))
        position = closing + 1
    return rules


def matching_brace(css: str, opening: int) -> int:
    depth = 0
    for position in range(opening, len(css)):
        depth += {"{": 1, "}": -1}.get(css[position], 0)
        if not depth:
            return position
    raise ValueError("A block of the sheet does not end.")


def trimmed(rules: Iterable[Rule], used: set[str]) -> list[Rule]:
    """The rules that can match, each with the selectors that can."""
    kept = []
    for rule in rules:
        if rule.rules:
            inner = trimmed(rule.rules, used)
            kept += [Rule(rule.prelude, rules=tuple(inner))] if inner else []
        else:
            selectors = [selector for selector in split_selectors(rule.prelude) if can_match(selector, used)]
            kept += [Rule(", ".join(selectors), rule.declarations)] if selectors and rule.declarations else []
    return kept


def split_selectors(prelude: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for position, character in enumerate(prelude):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and not depth:
            parts.append(prelude[start:position].strip())
            start = position + 1
    return [*parts, prelude[start:].strip()]


def can_match(selector: str, used: set[str]) -> bool:
    """Whether all classes that a selector asks for are used; what it excludes does not matter."""
    return set(CLASS.findall(without_negations(selector))) <= used


def without_negations(selector: str) -> str:
    while (start := selector.find(":not(")) >= 0:
        selector = selector[:start] + selector[closing_parenthesis(selector, start + 4) + 1 :]
    return selector


def closing_parenthesis(text: str, opening: int) -> int:
    depth = 0
    for position in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        if not depth:
            return position
    raise ValueError(f"A parenthesis does not close: {text}")


def settled(rules: Iterable[Rule], defined: set[str], always: set[str]) -> list[Rule]:
    """The rules as the tokens let them be: what reads a token that nobody sets is unset, as a browser takes it.

    `defined`: tokens that have a value somewhere. `always`: those that have one everywhere, and need no fallback.
    """
    kept = []
    for rule in rules:
        if rule.rules:
            kept.append(Rule(rule.prelude, rules=tuple(settled(rule.rules, defined, always))))
        else:
            lines = [
                (name, folded(value, defined, always) if resolvable(value, defined) else "unset")
                for name, value in declarations_of(rule)
            ]
            text = " ".join(f"{name}: {value};" for name, value in lines if (name[:2], value) != ("--", "unset"))
            kept += [Rule(rule.prelude, text)] if text else []
    return kept


def folded(value: str, defined: set[str], always: set[str]) -> str:
    """A value without the fallbacks that are never reached, and with those that always are."""
    start = value.find("var(")
    if start < 0:
        return value
    end = closing_parenthesis(value, start + 3) + 1
    name, comma, fallback = (part.strip() for part in value[start + 4 : end - 1].partition(","))
    if comma and name not in defined:
        here = folded(fallback, defined, always)
    elif comma and name not in always:
        here = f"var({name}, {folded(fallback, defined, always)})"
    else:
        here = f"var({name})"
    return value[:start] + here + folded(value[end:], defined, always)


def settable(rules: Iterable[Rule], outside: set[str]) -> set[str]:
    """The tokens that have a value somewhere: those set outside, and those of the rules that read such tokens alone."""
    own = [pair for rule in flat(rules) for pair in declarations_of(rule) if pair[0].startswith("--")]
    defined = outside | {name for name, _ in own}
    while True:
        now = outside | {name for name, value in own if resolvable(value, defined)}
        if now == defined:
            return defined
        defined = now


def flat(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        yield from flat(rule.rules) if rule.rules else [rule]


def declarations_of(rule: Rule) -> list[tuple[str, str]]:
    return re.findall(r"([\w-]+)\s*:\s*([^;]+?)\s*(?:;|$)", rule.declarations)


def resolvable(value: str, defined: set[str]) -> bool:
    """Whether each token that a value reads is set somewhere, or has something to fall back on that is."""
    position = 0
    while (start := value.find("var(", position)) >= 0:
        position = closing_parenthesis(value, start + 3) + 1
        name, comma, fallback = value[start + 4 : position - 1].partition(",")
        if name.strip() not in defined and not (comma and resolvable(fallback, defined)):
            return False
    return True


def written(rules: Iterable[Rule]) -> str:
    return "\n".join(
        f"{rule.prelude} {{\n{written(rule.rules) if rule.rules else rule.declarations}\n}}" for rule in rules
    )


def tokens_of(theme: str) -> dict[str, str]:
    """Name and value of each token of the example theme, with the palette under our own names."""
    (rule,) = parse(theme)
    found = dict(re.findall(r"(--[\w-]+)\s*:\s*([^;]+?)\s*;", rule.declarations))
    return {renamed(name): renamed(value) for name, value in found.items()}


def renamed(text: str) -> str:
    for theirs, ours in PALETTE.items():
        text = text.replace(theirs, ours)
    return text


def closure(css: str, tokens: dict[str, str], ours: set[str]) -> dict[str, str]:
    """The tokens that a sheet reads, and all that those read, but for what our own sheet says."""
    todo, found = set(VAR.findall(css)), {}
    while todo:
        name = todo.pop()
        if name in tokens and name not in found and name not in ours and not name.startswith("--portal-"):
            found[name] = tokens[name]
            todo.update(VAR.findall(tokens[name]))
    return dict(sorted(found.items()))


def build(read: Callable[[str], str], used: set[str], own: str, own_tokens: str) -> str:
    """The sheet of the design system in its layer.

    `own`: all our sheets, whose tokens are kept too. `own_tokens`: the sheet of ours that sets tokens for the whole
    page, so that the value of the example theme is not needed.
    """
    rules = [
        rule
        for package, names in SHEETS.items()
        for name in names
        for rule in trimmed(parse(read(f"{package}/{name}")), used)
    ]
    tokens = tokens_of(read(TOKENS))
    ours = set(SET.findall(own_tokens))
    css = written(settled(rules, settable(rules, {*tokens, *SET.findall(own)}), {*tokens, *ours}))
    needed = closure(css + own, tokens, ours)
    root = "\n".join(f"{name}: {value};" for name, value in needed.items())
    return f"{HEADER}@layer nlds{{{rcssmin.cssmin(f':root {{ {root} }} {css}')}}}\n"


def source_name(path: str) -> str:
    """The flat name under which a file of a package is kept."""
    return path.removeprefix("@").replace("/dist", "").replace("/", ".")


def read_source(path: str) -> str:
    return (SOURCES / source_name(path)).read_text(encoding="utf-8")


def own_sheets(folder: Path = STYLES) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.css")))


def own_tokens(folder: Path = STYLES) -> str:
    return (folder / "tokens.css").read_text(encoding="utf-8")
