"""Finds a Chromium for the browser tests: Debian's, or the one that Playwright brought."""

import os
from pathlib import Path

DEBIAN = Path("/usr/bin/chromium")
HOW_TO_INSTALL = (
    "Er is geen Chromium: de tests in een browser worden overgeslagen. Zet hem erbij met: apt-get install chromium"
)
# Without these Chromium looks for updates and syncs: requests that the tests would count.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The path of a Chromium, or None."""
    if DEBIAN.exists():
        return str(DEBIAN)
    browsers = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    found = sorted(browsers.glob("chromium-*/chrome-linux*/chrome"))
    return str(found[-1]) if found else None
