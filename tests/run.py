"""All tests in two runs side by side, each in an order of its own: on SQLite and on PostgreSQL.

What needs a browser or the whole HTML is shared out between the two. What a browser sees hangs on the HTML, and that is
the same on both: each run keeps the pages of the sitemap, and when both are done they are compared, word for word.

`make test` calls this. Arguments go to pytest: `python -m tests.run tests/lists -k filter`.
Where there are more than two cores, each run is spread over workers as well.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, NamedTuple

from tests.browser.chromium import HOW_TO_INSTALL, find_chromium
from tests.postgres import postgres_url
from tests.same_pages import FOLDER, differences
from tests.shares import SHARE

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_RUN = 5  # pytest's code when all that was asked for is of another run


class Run(NamedTuple):
    """One of the runs: its name in the report, its process, and where its output goes; None: straight to the reader."""

    name: str
    process: subprocess.Popen
    output: IO[str] | None

    def finish(self) -> int:
        """Wait for it and show what it said; gives pytest's exit code."""
        status = self.process.wait()
        if self.output:
            self.output.seek(0)
            print(f"\n{self.name}\n{self.output.read()}", end="")
        return 0 if status == NOTHING_TO_RUN else status


def command(arguments: list[str]) -> list[str]:
    """pytest, shuffled by pytest-randomly; in parallel where cores are left over."""
    workers = max(0, (os.cpu_count() or 1) // 2 - 1)
    spread = ["-n", str(workers + 1), "--dist", "loadgroup"] if workers else ["-p", "no:xdist"]
    return [sys.executable, "-m", "pytest", "-q", "--durations=5", *spread, *arguments]


def environment(database_url: str, pages: str, share: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return {**kept, **({"DATABASE_URL": database_url} if database_url else {}), FOLDER: pages, SHARE: share}


def start(name: str, arguments: list[str], variables: dict[str, str], *, shown: bool = False) -> Run:
    output = None if shown else tempfile.TemporaryFile("w+")  # noqa: SIM115  closed with the process of this program
    process = subprocess.Popen(
        command(arguments), cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT if output else None
    )
    return Run(name, process, output)


def main(arguments: list[str]) -> int:
    if not find_chromium():
        print(HOW_TO_INSTALL, file=sys.stderr)
        if os.environ.get("CI") == "true":
            return 1
    started = time.monotonic()
    with postgres_url() as url, tempfile.TemporaryDirectory() as pages:
        print("Tests op SQLite (hieronder), en tegelijk op PostgreSQL (daarna)", flush=True)
        # PostgreSQL takes longer over all else, so it gets the smaller share of what is done once. With a third of it
        # that run was ready 100 to 170 seconds before the other, and a core had nothing to do.
        runs = [
            start("SQLite", arguments, environment("", pages, "0,2,4,6/7"), shown=True),
            start("Tests op PostgreSQL", arguments, environment(url, pages, "1,3,5/7")),
        ]
        codes = [run.finish() for run in runs]
        differ = differences(Path(pages))
    if differ:
        print("\nNiet dezelfde pagina’s op beide databases:", *differ, sep="\n")
    print(f"Samen {time.monotonic() - started:.0f} seconden.")
    return int(any(codes) or bool(differ))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
