"""Static files with a hash in their name; the imports of the one style sheet are joined into it.

What readers get is compressed once, beside the file, with Brotli and gzip; WhiteNoise serves that to who takes it.
"""

import re

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from whitenoise.compress import Compressor

IMPORT = re.compile(r"""@import\s+(?:url\()?["']([^"')]+)["']\)?(\s+layer\(([\w-]+)\))?\s*;""")


class JoinedManifestStaticFilesStorage(ManifestStaticFilesStorage):
    """Django's manifest storage keeps a request for each `@import`; here `css/site.css` becomes one file."""

    support_js_module_import_aggregation = True
    joined = "css/site.css"

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run and self.joined in paths:
            storage, path = paths[self.joined]
            with storage.open(path) as file:
                text = join_imports(file.read().decode(), self.joined, lambda name: read(paths, name))
            self.delete(self.joined)
            self._save(self.joined, ContentFile(text.encode()))
            paths = {**paths, self.joined: (self, self.joined)}
        compressor = Compressor(quiet=True)
        for name, hashed_name, processed in super().post_process(paths, dry_run, **options):
            if hashed_name and not dry_run and for_readers(name) and compressor.should_compress(hashed_name):
                compressor.compress(self.path(hashed_name))
            yield name, hashed_name, processed


def for_readers(name: str) -> bool:
    """The admin's files are large and few people ask for them: compressing those would take most of the time."""
    return not name.startswith("wagtail")


def read(paths: dict, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def join_imports(text: str, name: str, read_file) -> str:
    """The sheet with each import replaced by the sheet it names; a layer becomes a block around it."""
    folder = name.rpartition("/")[0]

    def replace(found: re.Match) -> str:
        target = normalise(f"{folder}/{found[1]}")
        sheet = join_imports(read_file(target), target, read_file)
        sheet = relocate(sheet, target, folder)
        return f"@layer {found[3]} {{\n{sheet}\n}}" if found[3] else sheet

    return IMPORT.sub(replace, text)


def normalise(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def relocate(sheet: str, target: str, folder: str) -> str:
    """Addresses in a joined sheet are read from the folder of the sheet that joins it."""
    up = "../" * len(folder.split("/"))

    def replace(found: re.Match) -> str:
        return f'url("{up}{normalise(target.rpartition("/")[0] + "/" + found[1])}")'

    return re.sub(r"""url\(["']?((?!data:|/|https?:|#)[^"')]+)["']?\)""", replace, sheet)
