"""Runs axe-core, kept beside this file, in a page of the browser."""

import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import yaml
from playwright.sync_api import Page

AXE = Path(__file__).parent / "axe-core" / "axe.min.js"
LOOKED_AT = Path(__file__).resolve().parents[1] / "data" / "axe_incomplete.yaml"
# All rules of WCAG 2.2 A and AA, and axe's best practices.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# Off in axe unless asked for by name, though it is AA since WCAG 2.2.
ASKED_BY_NAME = {"target-size": {"enabled": True}}
# The only rules that read colours: where nothing but the colours differs, they are the ones to run again.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]

ALL = {"runOnly": {"type": "tag", "values": TAGS}, "rules": ASKED_BY_NAME}
COLOURS = {"runOnly": {"type": "rule", "values": COLOUR_RULES}}


def without(options: dict, rules: Iterable[str]) -> dict:
    """The same options with some rules off."""
    return {**options, "rules": {**options["rules"], **{rule: {"enabled": False} for rule in rules}}}


# In forced colours the browser paints the reader's own colours, but tells a script those of the sheet.
ALL_BUT_COLOURS = without(ALL, COLOUR_RULES)


class Known(NamedTuple):
    """What axe cannot judge, somebody looked at, and found to be fine."""

    rule: str
    where: re.Pattern
    why: str


@functools.cache
def known() -> list[Known]:
    """The findings that a person looked at; `where` must occur in the element as axe shows it."""
    entries = yaml.safe_load(LOOKED_AT.read_text(encoding="utf-8")) or []
    return [Known(entry["rule"], re.compile(entry["where"]), entry["why"]) for entry in entries]


def bring_along(page: Page) -> None:
    """Have the browser read axe with every page that it opens: quicker than handing it over each time."""
    page.add_init_script(path=AXE)


def barriers(page: Page, options: dict | None = None, within: str = "html") -> list[str]:
    """What axe finds wrong, and what it cannot judge and nobody looked at yet: one readable line an element.

    within: a selector of the part to look at, the whole page if not given.

    The script is evaluated through the debugger and not loaded by the page, so the policy of the page stays whole.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    run = {**(options or ALL), "resultTypes": ["violations", "incomplete"], "preload": False}
    found = page.evaluate("([within, options]) => axe.run(within, options)", [within, run])
    wrong = [line(rule, node) for rule in found["violations"] for node in rule["nodes"]]
    unsure = [
        f"te bekijken, {line(rule, node)}"
        for rule in found["incomplete"]
        for node in rule["nodes"]
        if not any(entry.rule == rule["id"] and entry.where.search(node["html"]) for entry in known())
    ]
    return wrong + unsure


# Two frames for scripts that answer a new size, and then all that moves; what never ends is not waited for.
SETTLE = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => Promise.all(
    document.getAnimations()
        .filter(one => one.effect.getComputedTiming().endTime !== Infinity)
        .map(one => one.finished.catch(() => null))
)).then(() => null)"""


def settled(page: Page) -> Page:
    """The page when nothing slides over it anymore: axe cannot judge what is half covered."""
    page.evaluate(SETTLE)
    return page


def line(rule: dict, node: dict) -> str:
    why = node["failureSummary"].splitlines()[-1].strip()
    return f"{rule['id']}: {node['target'][0]}: {why}"
