"""`make beelden`: a picture of each page type on a phone and a desk, light and dark, in `docs/beelden/`.

It draws the admin too (see `handbook`); with the word `redactie` behind the module, the admin alone.

The README and the editors' handbook show some of them. WebP of what is seen without scrolling: small enough to keep.
"""

import io
import os
import re
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.chromium import ARGUMENTS, HOW_TO_INSTALL, find_chromium
from tests.browser.handbook import draw_admin, too_large
from tests.served import ROOT, manage, serve_portal
from tests.site.test_skeleton import PAGES

FOLDER = ROOT / "docs" / "beelden"
SIZES = {375: 800, 1280: 900}  # CSS pixels: width, height
SCHEMES = {"licht": "light", "donker": "dark"}
QUALITY = 50  # of 100
MOST_BYTES = 4 * 1024 * 1024


def file_of(name: str, width: int, scheme: str) -> Path:
    """The file of a page type, by its name in PAGES."""
    return FOLDER / f"{re.sub(r'[^a-z0-9]+', '-', name.replace('’', ''))}-{width}-{scheme}.webp"


def draw(url: str, names: list[str]) -> None:
    """Write the pictures of these page types, as the portal at this address shows them."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_context(base_url=url, locale="nl-NL", reduced_motion="reduce").new_page()
        for name in names:
            page.goto(PAGES[name], wait_until="networkidle")
            for width, height in SIZES.items():
                page.set_viewport_size({"width": width, "height": height})
                for word, scheme in SCHEMES.items():
                    page.emulate_media(color_scheme=scheme)
                    picture = Image.open(io.BytesIO(page.screenshot()))
                    picture.save(file_of(name, width, word), "WEBP", quality=QUALITY, method=6)
        browser.close()


def main() -> int:
    """Serve the portal with all its content, as the tests do, and draw it; 1 when the pictures are too large."""
    if not find_chromium():
        print(HOW_TO_INSTALL, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        database = f"sqlite:///{scratch}/portal.sqlite3"
        settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "DATABASE_URL": database}
        manage(settings, "migrate", "--verbosity", "0")
        with serve_portal(Path(scratch), database) as portal:
            if "redactie" not in sys.argv[1:]:
                draw(portal.url, list(PAGES))
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
                draw_admin(portal, browser)
                browser.close()
    size = sum(file.stat().st_size for file in FOLDER.glob("*.webp"))
    print(f"{len(list(FOLDER.glob('*.webp')))} beelden in docs/beelden, samen {size / 1024:.0f} kB")
    if size > MOST_BYTES:
        print(f"Dat is te veel: hoogstens {MOST_BYTES // 1024} kB.", file=sys.stderr)
    if found := too_large():
        print(f"Te groot voor de redactie: {', '.join(found)}.", file=sys.stderr)
    return int(size > MOST_BYTES or bool(found))


if __name__ == "__main__":
    sys.exit(main())
