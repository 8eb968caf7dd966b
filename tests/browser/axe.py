"""Runs axe-core, kept beside this file, in a page of the browser."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "axe-core" / "axe.min.js"
# All rules of WCAG 2.2 A and AA, and axe's best practices.
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page: Page) -> list[str]:
    """What axe finds, one readable line an element.

    The script is evaluated through the debugger and not loaded by the page, so the policy of the page stays whole.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{rule['id']}: {node['target'][0]}: {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
