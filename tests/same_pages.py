"""Are the pages the same on SQLite and on PostgreSQL? Then a browser need look at one of the two.

`tests.run` names a folder in `PAGES_FOLDER`; each of its runs writes every page of the sitemap there as it was served,
and the pages are compared when both are done.
"""

import json
import os
import re
from pathlib import Path

FOLDER = "PAGES_FOLDER"
# What differs between two runs on the same database too: the port, and the moment at which the content was loaded.
OF_THE_RUN = re.compile(r"localhost(?::|%3A)\d+|\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+(?:\+00:00|Z)")


def keep(pages: dict[str, str], vendor: str) -> None:
    """Write the pages of one run, by address, if this run is to be compared."""
    if folder := os.environ.get(FOLDER):
        kept = {address: OF_THE_RUN.sub("", html) for address, html in pages.items()}
        (Path(folder) / f"{vendor}.json").write_text(json.dumps(kept), encoding="utf-8")


def differences(folder: Path) -> list[str]:
    """One line a page that differs; none when not both runs looked at the pages, as when one test was asked for."""
    files = sorted(folder.glob("*.json"))
    if len(files) < 2:
        return []
    one, other = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    lines = [f"{address}: alleen op {files[address in other].stem}" for address in sorted(one.keys() ^ other.keys())]
    for address in sorted(one.keys() & other.keys()):
        pairs = zip(one[address].splitlines(), other[address].splitlines(), strict=False)
        if one[address] != other[address]:
            first = next((pair for pair in pairs if pair[0] != pair[1]), ("", "een ander aantal regels"))
            lines.append(f"{address}: {first[0].strip()!r} tegenover {first[1].strip()!r}")
    return lines
