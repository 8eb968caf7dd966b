"""`make lighthouse`: Lighthouse's mobile preset on each page type, as a table; exit code 1 where a score is too low.

Not a part of `make test`: it takes minutes, and its times hang on what else the machine does.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.chromium import ARGUMENTS, HOW_TO_INSTALL, find_chromium
from tests.site.test_skeleton import PAGES

FOLDER = Path(__file__).resolve().parents[1] / ".ci" / "lighthouse"
COMMAND = FOLDER / "node_modules" / ".bin" / "lighthouse"
# The lowest score that will do, of 100.
LOWEST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
# Pages that are not to be found by search engines, which is right for them and costs points: search and errors.
NOT_FOR_SEARCH_ENGINES = {"zoeken", "gevonden", "niets gevonden", "gefilterd"}
TRIES = 3
NOT_A_PAGE = {"niet gevonden"}  # Lighthouse refuses an address that answers 404


def measure(url: str) -> tuple[dict[str, int], float] | None:
    """The scores of one page by category, and its cumulative layout shift; None when Lighthouse could not tell.

    Now and then Chromium's record of a visit has no beginning (NO_NAVSTART), and Lighthouse says to run it again.
    """
    return next((found for found in (measure_once(url) for _try in range(TRIES)) if found), None)


def measure_once(url: str) -> tuple[dict[str, int], float] | None:
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.json"
        done = subprocess.run(
            [
                *(COMMAND, url, "--quiet", "--output=json", f"--output-path={report}"),
                f"--only-categories={','.join(LOWEST)}",
                f"--chrome-flags={' '.join(['--headless=new', *ARGUMENTS])}",
            ],
            env={**os.environ, "CHROME_PATH": find_chromium()},
            check=False,
        )
        if done.returncode:
            return None
        found = json.loads(report.read_text(encoding="utf-8"))
    scores = {name: round(100 * category["score"]) for name, category in found["categories"].items()}
    return scores, found["audits"]["cumulative-layout-shift"]["numericValue"]


def too_low(name: str, scores: dict[str, int], shift: float) -> list[str]:
    """What of a page falls short; empty when all is well."""
    asked = {kind: score for kind, score in LOWEST.items() if not (kind == "seo" and name in NOT_FOR_SEARCH_ENGINES)}
    lines = [f"{kind} {scores[kind]} (minstens {score})" for kind, score in asked.items() if scores[kind] < score]
    return lines + ([f"verschuiving {shift:.3f} (0)"] if shift else [])


def main(arguments: list[str]) -> int:
    """The one argument is the address of a portal that runs, such as http://localhost:8000."""
    if len(arguments) != 1 or urlsplit(arguments[0]).scheme not in {"http", "https"}:
        print("Geef het adres van een draaiend portaal: make lighthouse URL=http://localhost:8000", file=sys.stderr)
        return 2
    if not find_chromium() or not COMMAND.exists():
        print(HOW_TO_INSTALL if not find_chromium() else "Eerst: npm ci --prefix .ci/lighthouse", file=sys.stderr)
        return 2
    print(f"{'pagina':20}" + "".join(f"{kind:>16}" for kind in [*LOWEST, "verschuiving"]))
    wrong = []
    for name, path in PAGES.items():
        if name in NOT_A_PAGE:
            continue
        found = measure(arguments[0].rstrip("/") + path)
        if found is None:
            wrong.append(f"{name}: niet gemeten, Lighthouse stopte {TRIES} keer")
            continue
        scores, shift = found
        print(f"{name:20}" + "".join(f"{scores[kind]:16}" for kind in LOWEST) + f"{shift:16.3f}", flush=True)
        wrong += [f"{name}: {line}" for line in too_low(name, scores, shift)]
    if wrong:
        print("\nTe laag:", *wrong, sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
