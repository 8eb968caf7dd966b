"""The style sheets hold together: classes and tokens exist, text is legible with any hue, and all of it is light."""

import re
from itertools import product
from pathlib import Path

import brotli
import pytest

from portal.core.storage import join_imports
from tests.colours import colour, contrast, from_oklch, tokens

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
HOUSE_STYLES = sorted((STATIC / "css" / "themes").glob("*.css"))
# Pages in the dress of Wagtail's admin, or with a style of their own in the page.
DRESSED_OTHERWISE = (
    *("account", "accounts", "advice", "bundles", "exchange", "judging", "linkcheck", "moderation"),
    *("publishing", "redactie", "teams", "wagtailadmin", "wagtaildocs"),
)
MOST_CHROMA = 0.13
BROTLI_BYTES = 20_000
HOUSE_STYLE_BYTES = 500

# Text on its surface, by the steps of the palette: at least 4.5 to 1.
TEXT = [
    *product(["grey-400", "grey-500", "grey-700"], ["white", "grey-50", "grey-100"]),
    *product(["link-500", "link-600", "visited"], ["white", "grey-50", "grey-100", "grey-200", "link-100", "warm-50"]),
    *product(["grey-500", "grey-700"], ["link-100", "warm-50", "warm-100", "note-100"]),
    *product(["white"], ["accent-500", "accent-600"]),
    *product(["accent-500", "accent-600"], ["white", "grey-50"]),
    ("link-700", "link-100"),
    ("warm-700", "warm-100"),
    *product(["warm-500"], ["white", "grey-50", "warm-50"]),
    ("good-500", "good-100"),
    ("note-500", "note-100"),
    ("bad-500", "bad-100"),
]
# Edges of fields, rings of the focus: at least 3 to 1.
EDGES = [
    *product(["grey-400", "warm-400", "accent-500", "accent-400"], ["white", "grey-50"]),
    *product(["link-400"], ["link-100"]),
]
ON_THE_HEADER = [
    *product(["--color-on-header", "--color-on-header-muted"], ["--color-header", "--color-header-strip"]),
]


def own_tokens() -> str:
    return (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")


def served() -> str:
    """All CSS of a page, as collectstatic joins it."""
    sheet = (STATIC / "css" / "site.css").read_text(encoding="utf-8")
    return join_imports(sheet, "css/site.css", lambda name: (STATIC / name).read_text(encoding="utf-8"))


def joined() -> str:
    """The same without comments, to look for rules in."""
    return re.sub(r"/\*.*?\*/", "", served(), flags=re.S)


def templates() -> list[Path]:
    folder = ROOT / "templates"
    return [
        path
        for path in sorted(folder.rglob("*.html"))
        if path.relative_to(folder).parts[0] not in DRESSED_OTHERWISE
        and "standalone.html" not in {path.name, *re.findall(r'extends "([^"]+)"', path.read_text(encoding="utf-8"))}
    ]


def classes_in(template: str) -> set[str]:
    """The classes that a template can give; one with something filled in counts by its beginning."""
    attributes = re.findall(r'\bclass="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"', template)
    attributes += re.findall(r"\{% block main_class %\}(.*?)\{% endblock %\}", template)
    names: set[str] = set()
    for attribute in attributes:
        text = re.sub(r"\{\{.*?\}\}", "*", attribute)
        names.update(re.sub(r"\{%.*?%\}", " ", text).split())
    return names


def test_every_class_in_a_template_has_a_rule():
    """A component may bear its own name without a rule: tests and people then find it."""
    known = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", joined()))
    known |= {path.stem.replace("_", "-") for path in (ROOT / "templates" / "components").glob("*.html")}
    missing = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in templates()
        for name in classes_in(path.read_text(encoding="utf-8"))
        if not (any(one.startswith(name.split("*")[0]) for one in known) if "*" in name else name in known)
    }
    assert sorted(missing) == []


def test_every_class_of_the_design_system_has_one_place():
    """A component is one template: who needs it elsewhere includes it."""
    places: dict[str, set[str]] = {}
    for path in templates():
        for name in classes_in(path.read_text(encoding="utf-8")):
            if name.startswith(("nl-", "utrecht-")):
                places.setdefault(name, set()).add(path.name)
    assert len(places) > 30
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_every_token_that_is_read_is_set():
    css = joined()
    known = set(re.findall(r"(--[\w-]+)\s*:", css))
    assert sorted(set(re.findall(r"var\(\s*(--[\w-]+)\s*\)", css)) - known) == []


def test_no_colour_is_named_outside_the_tokens():
    """A sheet of a municipality dresses everything only when no component has a colour of its own."""
    own = [path for path in (STATIC / "css").rglob("*.css") if path.name not in {"tokens.css", "print.css"}]
    found = [
        f"{path.name}: {line.strip()}"
        for path in own
        if path.name != "account.css"
        for line in re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S).splitlines()
        if re.search(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", line)
    ]
    assert found == []


@pytest.mark.parametrize("sheet", [None, *HOUSE_STYLES], ids=lambda path: path.stem if path else "eigen stijl")
@pytest.mark.parametrize("dark", [False, True], ids=["licht", "donker"])
def test_text_and_edges_of_each_shipped_style_are_legible(sheet, dark):
    style = tokens(sheet.read_text(encoding="utf-8"))[0] if sheet else {}
    assert too_faint({**tokens(own_tokens())[dark], **style}) == []


@pytest.mark.parametrize("dark", [False, True], ids=["licht", "donker"])
def test_text_and_edges_are_legible_with_any_hue(dark):
    given = tokens(own_tokens())[dark]
    for hue, chroma in product(range(360), (0, MOST_CHROMA / 2, MOST_CHROMA)):
        chosen = {f"--portal-{what}-hue": str(hue) for what in ("accent", "link")}
        chosen |= {f"--portal-{what}-chroma": str(chroma) for what in ("accent", "link")}
        assert too_faint({**given, **chosen}) == [], f"hue {hue}, chroma {chroma}"


def too_faint(given: dict[str, str]) -> list[str]:
    """The pairs of which the contrast is less than WCAG asks."""
    steps = [(f"--portal-{one}", f"--portal-{other}", 4.5) for one, other in TEXT]
    steps += [(f"--portal-{one}", f"--portal-{other}", 3) for one, other in EDGES]
    steps += [(one, other, 4.5) for one, other in ON_THE_HEADER]
    steps += [("--color-focus-on-header", other, 3) for other in ("--color-header", "--color-header-strip")]
    steps += [("--basis-focus-color", "--basis-focus-background-color", 4.5)]
    known = {name: colour(f"var({name})", given) for pair in steps for name in pair[:2]}
    return [
        f"{one} on {other}: {contrast(known[one], known[other]):.2f}"
        for one, other, least in steps
        if contrast(known[one], known[other]) < least
    ]


@pytest.mark.parametrize("sheet", HOUSE_STYLES, ids=lambda path: path.stem)
def test_a_house_style_is_one_small_sheet_that_sets_only_what_it_may(sheet):
    text = sheet.read_text(encoding="utf-8")
    chosen = tokens(text)[0]
    may = re.findall(r"(--portal-(?:accent|link)-(?:hue|chroma)|--portal-radius|--portal-letters)\s*:", own_tokens())
    assert set(chosen) <= set(may)
    assert [chosen[name] for name in chosen if name.endswith("chroma") and float(chosen[name]) > MOST_CHROMA] == []
    assert len(text.encode()) <= HOUSE_STYLE_BYTES


def test_all_css_is_light():
    heaviest = max((path.read_bytes() for path in HOUSE_STYLES), key=len)
    assert len(brotli.compress(served().encode())) + len(brotli.compress(heaviest)) <= BROTLI_BYTES


@pytest.mark.parametrize(
    ("oklch", "srgb"), [((0.62796, 0.25768, 29.23), (1, 0, 0)), ((0.86644, 0.29483, 142.5), (0, 1, 0))]
)
def test_colours_are_reckoned_as_a_browser_does(oklch, srgb):
    """The tests above are worth what this arithmetic is: known values of pure red and green (CSS Color 4)."""
    assert from_oklch(*oklch) == pytest.approx(srgb, abs=0.002)


def test_contrast_is_reckoned_by_wcag():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
