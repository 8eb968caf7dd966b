"""`make vendor`: brings files of others that are kept in the repository, by exact version, with their licence.

Needs npm. Writes a folder for each package, with VERSION and SHA256SUMS, so that a change shows in review. With
`--build` it fetches nothing, and makes the sheet of the design system again out of the sources that are kept: enough
after a template begins to use another class.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

import nlds

ROOT = Path(__file__).resolve().parents[1]
LOCKED = Path(__file__).resolve().parent / "nlds"
FONT = "@fontsource-variable/source-sans-3"


@dataclass(frozen=True)
class Package:
    """An npm package, where its files go, and which files are taken."""

    name: str
    version: str
    folder: str
    files: tuple[str, ...]


PACKAGES = [Package("axe-core", "4.14.1", "tests/browser/axe-core", ("axe.min.js", "LICENSE"))]


def fetch(package: Package, scratch: Path) -> None:
    """Pack the version with npm and take its files over; raises CalledProcessError when npm cannot."""
    npm("pack", "--silent", f"{package.name}@{package.version}", folder=scratch)
    (archive,) = scratch.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(scratch, filter="data")
    files = {Path(name).name: (scratch / "package" / name).read_bytes() for name in package.files}
    write_folder(ROOT / package.folder, files, [f"{package.name} {package.version}"])


def fetch_design_system(scratch: Path) -> None:
    """Install the locked versions, which npm checks against their hashes, and keep the sheets, licences and font."""
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LOCKED / name, scratch / name)
    npm("ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", folder=scratch)
    modules = scratch / "node_modules"
    paths = [f"{package}/{name}" for package, names in nlds.SHEETS.items() for name in names]
    sources = {nlds.source_name(path): (modules / path).read_bytes() for path in [*paths, nlds.TOKENS]}
    licence = (modules / "@utrecht/alert-css/LICENSE.md").read_bytes()
    write_folder(nlds.SOURCES, {**sources, "LICENSE.md": licence}, versions("@utrecht", "@nl-design-system"))
    font = modules / FONT
    files = {
        "source-sans-3-latin.woff2": (font / "files" / "source-sans-3-latin-wght-normal.woff2").read_bytes(),
        "LICENSE": (font / "LICENSE").read_bytes(),
    }
    write_folder(ROOT / "static" / "fonts", files, versions(FONT))


def build_design_system() -> None:
    """Make the sheet out of the kept sources, with versions, licence and checksums beside it."""
    sheet = nlds.build(nlds.read_source, nlds.used_classes(), nlds.own_sheets(), nlds.own_tokens())
    files = {"nlds.css": sheet.encode(), "LICENSE.md": (nlds.SOURCES / "LICENSE.md").read_bytes()}
    write_folder(ROOT / "static" / "vendor" / "nlds", files, versions("@utrecht", "@nl-design-system"))


def versions(*beginnings: str) -> list[str]:
    wanted = json.loads((LOCKED / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return [f"{name} {version}" for name, version in wanted.items() if name.startswith(beginnings)]


def write_folder(folder: Path, files: dict[str, bytes], lines: list[str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    sums = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()]
    (folder / "VERSION").write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


def npm(*words: str, folder: Path) -> None:
    subprocess.run(["npm", *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def fetch_all() -> int:
    if not shutil.which("npm"):
        print("npm is niet geïnstalleerd (Debian: apt-get install npm).", file=sys.stderr)
        return 1
    jobs = [(f"{package.name} {package.version}", fetch, (package,)) for package in PACKAGES]
    for name, job, arguments in [*jobs, ("NL Design System", fetch_design_system, ())]:
        with tempfile.TemporaryDirectory() as scratch:
            try:
                job(*arguments, Path(scratch))
            except subprocess.CalledProcessError:
                print(f"{name} kon niet worden opgehaald.", file=sys.stderr)
                return 1
        print(f"{name} is opgehaald")
    return 0


def main() -> int:
    if "--build" not in sys.argv[1:] and fetch_all():
        return 1
    build_design_system()
    print("static/vendor/nlds is gemaakt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
