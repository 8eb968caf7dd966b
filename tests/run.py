"""All tests on SQLite and on PostgreSQL: two runs side by side, each in an order of its own.

The browser looks at the portal on SQLite alone. What it sees hangs on the HTML, and that is the same on both: each run
keeps the pages of the sitemap, and when both are done they are compared, word for word.

`make test` calls this. Arguments go to pytest: `python -m tests.run tests/lists -k filter`.
Where there are more than two cores, each run is spread over workers as well.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.browser.chromium import HOW_TO_INSTALL, find_chromium
from tests.postgres import postgres_url
from tests.same_pages import FOLDER, differences

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_RUN = 5  # pytest's code when all that was asked for is for the browser, so for the other run


def command(arguments: list[str]) -> list[str]:
    """pytest, shuffled by pytest-randomly; in parallel where cores are left over."""
    workers = max(0, (os.cpu_count() or 1) // 2 - 1)
    spread = ["-n", str(workers + 1), "--dist", "loadgroup"] if workers else ["-p", "no:xdist"]
    return [sys.executable, "-m", "pytest", "-q", "--durations=5", *spread, *arguments]


def environment(database_url: str, pages: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return {**kept, **({"DATABASE_URL": database_url} if database_url else {}), FOLDER: pages}


def main(arguments: list[str]) -> int:
    if not find_chromium():
        print(HOW_TO_INSTALL, file=sys.stderr)
        if os.environ.get("CI") == "true":
            return 1
    started = time.monotonic()
    with (
        postgres_url() as url,
        tempfile.TemporaryFile("w+") as postgres_output,
        tempfile.TemporaryDirectory() as pages,
    ):
        print("Tests op SQLite (hieronder) en tegelijk op PostgreSQL (daarna)", flush=True)
        on_postgres = subprocess.Popen(
            command(["-m", "not browser", *arguments]),
            cwd=ROOT,
            env=environment(url, pages),
            stdout=postgres_output,
            stderr=subprocess.STDOUT,
        )
        on_sqlite = subprocess.run(command(arguments), cwd=ROOT, env=environment("", pages), check=False)
        status = on_postgres.wait()
        status = 0 if status == NOTHING_TO_RUN else status
        postgres_output.seek(0)
        print("\nTests op PostgreSQL")
        print(postgres_output.read(), end="")
        differ = differences(Path(pages))
    if differ:
        print("\nNiet dezelfde pagina’s op beide databases:", *differ, sep="\n")
    print(f"Samen {time.monotonic() - started:.0f} seconden.")
    return on_sqlite.returncode or status or bool(differ)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
