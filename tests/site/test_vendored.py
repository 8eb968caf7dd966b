"""What `make vendor` keeps here: the sheet is what the script makes of the sources, and nothing was changed by hand.

Not proven without a network: that the kept sources are what npm has. `make vendor` fetches them by `npm ci`, which
refuses a package that has another hash than `.ci/nlds/package-lock.json` says.
"""

import hashlib
import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKED = ROOT / ".ci" / "nlds"
VENDORED = ROOT / "static" / "vendor" / "nlds"
FOLDERS = [LOCKED / "sources", VENDORED, ROOT / "static" / "fonts", ROOT / "tests" / "browser" / "axe-core"]
HOUSE_STYLES_OF_OTHERS = ("@utrecht/design-tokens", "@amsterdam/", "@rijkshuisstijl", "@nl-rvo", "rotterdam")


@pytest.fixture(scope="module")
def nlds():
    """The script that makes the sheet; `.ci` is no package, so it is read from its file."""
    spec = importlib.util.spec_from_file_location("nlds_for_tests", ROOT / ".ci" / "nlds.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclass looks the module up by name
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def dependencies() -> dict[str, str]:
    return json.loads((LOCKED / "package.json").read_text(encoding="utf-8"))["dependencies"]


def test_the_sheet_is_what_the_script_makes_of_the_kept_sources(nlds):
    """When this fails after a change of a template or a sheet: `.venv-test/bin/python .ci/vendor.py --build`."""
    made = nlds.build(nlds.read_source, nlds.used_classes(), nlds.own_sheets(), nlds.own_tokens())
    assert made == (VENDORED / "nlds.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_vendored_file_was_changed_added_or_lost(folder):
    lines = (folder / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    noted = {name: digest for digest, name in (line.split("  ") for line in lines)}
    kept = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    assert {name: kept[name] for name in kept.keys() - {"SHA256SUMS", "VERSION"}} == noted
    assert any(name.startswith("LICEN") for name in kept)


def test_versions_are_exact_locked_and_named_beside_the_files():
    lock = json.loads((LOCKED / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in dependencies().items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock[f"node_modules/{name}"]["version"] == version
        assert lock[f"node_modules/{name}"]["integrity"].startswith("sha512-")
    noted = [(folder / "VERSION").read_text(encoding="ascii").splitlines() for folder in (VENDORED, FOLDERS[2])]
    assert sorted(line for lines in noted for line in lines) == sorted(f"{n} {v}" for n, v in dependencies().items())


def test_every_sheet_of_the_script_has_a_locked_package_and_no_other_is_fetched(nlds):
    fetched = {name for name in dependencies() if not name.startswith("@fontsource")}
    assert fetched == {*nlds.SHEETS, nlds.TOKENS.partition("/dist")[0]}


def test_no_house_style_of_others_is_shipped():
    lock = json.loads((LOCKED / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name in lock if any(part in name for part in HOUSE_STYLES_OF_OTHERS)] == []
    assert "voorbeeld-kleuren" not in (VENDORED / "nlds.css").read_text(encoding="utf-8")


class TestTheScript:
    """The parts of the script on input that a person can read."""

    def test_keeps_only_rules_and_selectors_for_classes_in_use(self, nlds):
        rules = nlds.parse(".a, .b:not(.c) { color: red; } .b .c { color: blue; } h1 { color: green; }")
        kept = nlds.written(nlds.trimmed(rules, {"b"}))
        assert kept.split() == [".b:not(.c)", "{", "color:", "red;", "}", "h1", "{", "color:", "green;", "}"]

    def test_drops_a_media_query_without_rules(self, nlds):
        assert nlds.trimmed(nlds.parse("@media print { .a { color: red; } }"), set()) == []

    def test_keeps_the_tokens_that_the_rules_reach_but_not_ours(self, nlds):
        tokens = {"--a": "var(--b)", "--b": "1px", "--c": "2px", "--d": "3px"}
        assert nlds.closure("p { width: var(--a); height: var(--d) }", tokens, {"--d"}) == {
            "--a": "var(--b)",
            "--b": "1px",
        }

    def test_drops_fallbacks_that_are_never_reached_and_unsets_what_nobody_sets(self, nlds):
        (rule,) = nlds.settled(
            nlds.parse("p { top: var(--set, 1px); left: var(--none, 2px); right: var(--none); --x: var(--none) }"),
            {"--set"},
            {"--set"},
        )
        assert rule.declarations == "top: var(--set); left: 2px; right: unset;"

    def test_gives_the_palette_our_names(self, nlds):
        theme = ".voorbeeld-theme { --basis-x: var(--voorbeeld-kleuren-violet-500); }"
        assert nlds.tokens_of(theme) == {"--basis-x": "var(--portal-accent-500)"}
