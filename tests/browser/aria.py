"""What a screen reader is given: the accessibility tree of each page type, as a text that a person can read.

The texts stand in `tests/data/aria`, and a test holds the pages to them. After a change that is meant:
`make schermlezer` writes them again, and the difference is read in review.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.served import manage, serve_portal
from tests.site.test_skeleton import PAGES

FOLDER = Path(__file__).resolve().parents[1] / "data" / "aria"
# Rows and cards of one kind are read alike: the first ones will do, and a new tip changes no text.
MOST_ALIKE = 3
ALIKE = ("- listitem", "- article", "- row", "- term", "- definition", "- checkbox")
SIZE = {"width": 1280, "height": 900}


def file_of(name: str) -> Path:
    """The file of a page type, by its name in PAGES."""
    return FOLDER / f"{re.sub(r'[^a-z0-9]+', '-', name.replace('’', ''))}.yaml"


def tree(page: Page) -> str:
    """The accessibility tree of an open page, in which a row of things of one kind is cut short.

    What is published while the tests start bears the date of today, and each run has a port of its own.
    """
    snapshot = re.sub(r"localhost(:|%3A)\d+", "localhost", shortened(page.locator("body").aria_snapshot()))
    return re.sub(r"(gepubliceerd op) \d+ [a-z]+ \d{4}", r"\1 (datum)", snapshot) + "\n"


def shortened(snapshot: str) -> str:
    """Of neighbours of one kind the first ones, and a line that says how many more there are."""
    kept: list[str] = []
    seen: dict[tuple[int, str], int] = {}
    skipped_below: int | None = None
    for line in snapshot.splitlines():
        depth = len(line) - len(line.lstrip())
        if skipped_below is not None and depth > skipped_below:
            continue
        skipped_below = None
        seen = {place: count for place, count in seen.items() if place[0] <= depth}
        kind = next((kind for kind in ALIKE if line.lstrip().startswith(kind)), "")
        if kind:
            seen[depth, kind] = seen.get((depth, kind), 0) + 1
            if seen[depth, kind] > MOST_ALIKE:
                skipped_below = depth
                if seen[depth, kind] == MOST_ALIKE + 1:
                    kept.append(f"{' ' * depth}# en meer")
                continue
        kept.append(line)
    return "\n".join(kept)


def renew(url: str) -> None:
    """Write the trees of all page types, as the portal at this address gives them now."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_context(base_url=url, locale="nl-NL", viewport=SIZE).new_page()
        for name, path in PAGES.items():
            page.goto(path)
            file_of(name).write_text(tree(page), encoding="utf-8")
        browser.close()


def main() -> int:
    """Serve the portal with all its content, as the tests do, and write the trees again."""
    with tempfile.TemporaryDirectory() as scratch:
        database = f"sqlite:///{scratch}/portal.sqlite3"
        manage(
            {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": database},
            "migrate",
            "--verbosity",
            "0",
        )
        with serve_portal(Path(scratch), database) as portal:
            renew(portal.url)
    print(f"Geschreven: {len(PAGES)} bestanden in {FOLDER}. Lees het verschil: git diff tests/data/aria")
    return 0


if __name__ == "__main__":
    sys.exit(main())
