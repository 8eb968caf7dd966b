"""The HTML of every page follows the standard, by html-validate from npm (`.ci/html`: exact versions, no scripts run).

The Nu checker finds the same kind of errors, but needs Java and is ten times as large to install.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.site.test_skeleton import PAGES

CHECKER = Path(__file__).resolve().parents[2] / ".ci" / "html"
COMMAND = CHECKER / "node_modules" / ".bin" / "html-validate"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not COMMAND.exists() and os.environ.get("CI") != "true", reason="geen html-validate: npm ci --prefix .ci/html"
    ),
]


def validate(folder: Path) -> list[str]:
    """Every error in the HTML files of a folder: file, line, rule and what is wrong."""
    done = subprocess.run(
        [COMMAND, "--config", CHECKER / "htmlvalidate.cjs", "--formatter", "json", *sorted(folder.glob("*.html"))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("["), done.stdout + done.stderr
    return [
        f"{Path(report['filePath']).stem}:{message['line']}: {message['ruleId']}: {message['message']}"
        for report in json.loads(done.stdout)
        for message in report["messages"]
    ]


def test_every_page_is_sound_html(everything, served, tmp_path):
    others = {path: served.get(path) for path in PAGES.values() if path not in everything}
    shown = {path: answer.text for path, answer in others.items() if answer.status != 302}  # 302: short addresses
    for number, (path, html) in enumerate({**everything, **shown}.items()):
        name = "".join(sign if sign.isalnum() else "_" for sign in path)
        (tmp_path / f"{number}{name}.html").write_text(html, encoding="utf-8")
    assert validate(tmp_path) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<p><div>Een blok in een alinea</div></p>", "close-order"),
        ("<ul><p>Geen rij</p></ul>", "element-permitted-content"),
        ('<p id="een">Een</p><p id="een">Twee</p>', "no-dup-id"),
    ],
)
def test_an_error_in_the_html_is_found(tmp_path, body, rule):
    (tmp_path / "fout.html").write_text(
        f'<!doctype html>\n<html lang="nl"><head><title>Fout</title></head><body>{body}</body></html>', encoding="utf-8"
    )
    assert any(f": {rule}: " in line for line in validate(tmp_path))
