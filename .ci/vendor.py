"""`make vendor`: brings files of others that are kept in the repository, by exact version, with their licence.

Needs npm. Writes a folder for each package, with VERSION and SHA256SUMS, so that a change shows in review.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


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
    subprocess.run(
        ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
        cwd=scratch,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (archive,) = scratch.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(scratch, filter="data")
    target = ROOT / package.folder
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    sums = []
    for name in package.files:
        shutil.copyfile(scratch / "package" / name, target / Path(name).name)
        digest = hashlib.sha256((target / Path(name).name).read_bytes()).hexdigest()
        sums.append(f"{digest}  {Path(name).name}\n")
    (target / "VERSION").write_text(f"{package.name} {package.version}\n", encoding="ascii")
    (target / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


def main() -> int:
    if not shutil.which("npm"):
        print("npm is niet geïnstalleerd (Debian: apt-get install npm).", file=sys.stderr)
        return 1
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as scratch:
            try:
                fetch(package, Path(scratch))
            except subprocess.CalledProcessError:
                print(f"{package.name} {package.version} kon niet worden opgehaald.", file=sys.stderr)
                return 1
        print(f"{package.name} {package.version} staat in {package.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
