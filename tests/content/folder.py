"""How a test changes the smallest folder of content, loads it, and how it is refused."""

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command
from wagtail.models import Page

from portal.content.loader import Summary, load_content
from portal.core.models import LedgerEntry, PermalinkCounter, Subject
from portal.search.models import SearchRow
from tests.content.smallest import FILES


class ContentFolder:
    """Writes FILES under a path; a test changes rows by their key (a term by its slug) and loads the folder."""

    def __init__(self, path: Path):
        self.path = path
        self.files = copy.deepcopy(FILES)
        self.raw: dict[str, bytes] = {}

    def __len__(self) -> int:
        return sum(map(len, self.files.values()))

    def fields(self, key: str) -> dict:
        """The fields of the record with this key, or of the term with this slug, to change in place."""
        for rows in self.files.values():
            for row in rows:
                fields = row.get("fields", row)
                if key in (row.get("key"), row.get("fields", {}).get("slug")):
                    return fields
        raise KeyError(key)

    def change(self, key: str, /, **fields) -> None:
        self.fields(key).update(fields)

    def without(self, key: str, field: str) -> None:
        del self.fields(key)[field]

    def add(self, file: str, row: dict) -> None:
        self.files.setdefault(file, []).append(row)

    def remove(self, key: str) -> None:
        for rows in self.files.values():
            rows[:] = [row for row in rows if row.get("key") != key]

    def write(self) -> Path:
        for file in [*self.files, *self.raw]:
            self.write_file(file)
        return self.path

    def write_file(self, file: str) -> Path:
        """Write this file only; gives the folder too."""
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = yaml.safe_dump(self.files.get(file), allow_unicode=True, sort_keys=False)
        path.write_bytes(self.raw.get(file) or rows.encode())
        return self.path

    def load(self, **options) -> Summary:
        return load_content(self.write(), **options)


Change = Callable[[ContentFolder], None]


def changed(key: str, /, **fields) -> Change:
    return lambda folder: folder.change(key, **fields)


def left_out(key: str, field: str) -> Change:
    return lambda folder: folder.without(key, field)


def copied(key: str, file: str, /, **fields) -> Change:
    """A second record that is like another one, but for these fields."""
    return lambda folder: folder.add(file, {**folder.fields(key), **fields})


def added(file: str, row) -> Change:
    return lambda folder: folder.add(file, row)


def raw(file: str, text: str | bytes) -> Change:
    """A file of which the text itself matters."""

    def change(folder: ContentFolder) -> None:
        folder.raw[file] = text if isinstance(text, bytes) else text.encode()

    return change


def nothing_kept() -> bool:
    """Whether the database is as it was before any content."""
    kept = [LedgerEntry, SearchRow, Subject, PermalinkCounter]
    return not any(model.objects.exists() for model in kept) and not Page.objects.filter(depth__gt=3).exists()


def refused(folder: ContentFolder) -> str:
    """What the command says of a folder that it refuses; nothing of it may be kept."""
    with pytest.raises(CommandError) as caught:
        call_command("load_content", "--verbosity", "0", "--folder", str(folder.write()))
    assert caught.value.returncode == 1
    assert nothing_kept()
    return str(caught.value)
