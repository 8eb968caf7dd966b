"""Reads the YAML files of `fixtures/` into records, and checks the form of each record."""

import hashlib
import json
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from reprlib import repr as short

import yaml

from .errors import RecordError
from .forms import KEY, is_empty
from .schema import SCHEMAS, Schema
from .vocabularies import VOCABULARIES

MOST_KEY = 150  # characters of a key in the ledger
# What PyYAML raises besides its own errors: on `2016-13-45`, on `!!timestamp x`, `!!bool x` and deep nesting.
YAML_SLIPS = (ValueError, AttributeError, KeyError, TypeError, OverflowError, RecursionError)


@dataclass
class Record:
    """One record of a file. Its kind is the name by which search knows it, or the model of a vocabulary."""

    kind: str
    key: str
    file: str
    data: dict

    @property
    def name(self) -> str:
        """By which other records name it: its key, or the slug of a term."""
        return self.key.removeprefix(f"{self.kind}:")

    @cached_property
    def checksum(self) -> str:
        text = json.dumps(self.data, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def fault(self, field: str, message: str) -> RecordError:
        return RecordError(self.file, self.key, field, message)


class UniqueKeyLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Refuses a mapping that says the same thing twice: YAML itself silently takes the last."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict:
    seen = set()
    for key_node, _value in node.value:
        name = loader.construct_object(key_node, deep=True)
        problem = None
        if not isinstance(name, Hashable):
            problem = "dit kan geen naam van een veld zijn"
        elif name in seen:
            problem = f"‘{name}’ staat er twee keer"
        if problem:
            raise yaml.constructor.ConstructorError(None, None, problem, key_node.start_mark)
        seen.add(name)
    return loader.construct_mapping(node, deep=True)


UniqueKeyLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@dataclass
class Reading:
    """All records of a folder in the order in which they are loaded, and what is wrong with their form."""

    records: list[Record] = field(default_factory=list)
    faults: list[RecordError] = field(default_factory=list)
    nameless: set[str] = field(default_factory=set)  # kinds of which a file or a key could not be read

    @property
    def sound(self) -> list[Record]:
        spoiled = {(fault.file, fault.key) for fault in self.faults}
        return [record for record in self.records if (record.file, record.key) not in spoiled]

    def hides(self, kind: str, name: str) -> bool:
        """Whether a name that seems unknown may stand in what could not be read: that is the one fault to mend."""
        return kind in self.nameless


def read_records(folder: Path) -> Reading:
    """Read all files under the folder; nothing is raised, faults are part of what is read."""
    reading = Reading()
    files: set[Path] = set()
    for kind, schema in {**VOCABULARIES, **SCHEMAS}.items():
        for file in files_of(folder, schema):
            files.add(file)
            name = str(file.relative_to(folder))
            rows, problems = read_file(file, name)
            made = [to_record(kind, schema, row, name, place) for place, row in enumerate(rows, 1)]
            reading.records += [record for record, _faults in made if record]
            reading.faults += [*problems, *(fault for _record, faults in made for fault in faults)]
            if problems or any(record is None for record, _faults in made):
                reading.nameless.add(kind)
    reading.faults += unread_files(folder, files)
    return reading


def files_of(folder: Path, schema: Schema) -> list[Path]:
    """The files of a kind, in the order of their names. A vocabulary's file must be there."""
    path = folder / schema.folder
    if schema.folder.endswith(".yaml"):
        return [path]
    return [file for file in sorted(path.glob(schema.only or "*.yaml")) if file.name != schema.without]


def unread_files(folder: Path, read: set[Path]) -> list[RecordError]:
    """Files that look like content but are in a folder, or have a name, that no kind has."""
    found = (file for ending in ("yaml", "yml") for file in sorted(folder.rglob(f"*.{ending}")))
    return [
        RecordError(str(file.relative_to(folder)), "", "", "dit bestand hoort bij geen enkele soort inhoud")
        for file in found
        if file not in read
    ]


def read_file(file: Path, name: str) -> tuple[list, list[RecordError]]:
    """The rows of one file; a file that cannot be read is one fault."""
    try:
        rows = yaml.load(file.read_text(encoding="utf-8-sig"), Loader=UniqueKeyLoader)  # noqa: S506  a SafeLoader
    except FileNotFoundError:
        return [], [RecordError(name, "", "", "dit bestand ontbreekt")]
    except UnicodeDecodeError as error:
        return [], [RecordError(name, "", "", f"is geen UTF-8 (byte {error.start})")]
    except OSError as error:
        return [], [RecordError(name, "", "", f"is niet te lezen ({error.strerror})")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"regel {mark.line + 1}: " if mark else ""
        problem = getattr(error, "problem", None) or str(error)
        return [], [RecordError(name, "", "", f"{where}geen geldige YAML ({problem})")]
    except YAML_SLIPS as error:
        return [], [RecordError(name, "", "", f"geen geldige YAML ({error or type(error).__name__})")]
    if rows is None:
        return [], []
    if not isinstance(rows, list):
        return [], [RecordError(name, "", "", "hier hoort een lijst van records te staan")]
    return rows, []


def to_record(kind: str, schema: Schema, row, file: str, place: int) -> tuple[Record | None, list[RecordError]]:
    """The row as a record, and what is wrong with it; no record when it has no key to speak of."""
    if not isinstance(row, dict):
        return None, [RecordError(file, f"record {place}", "", f"dit is geen record: {short(row)}")]
    if kind in VOCABULARIES:
        return to_term(kind, schema, row, file, place)
    key = row.get("key")
    fields = {name: value for name, value in row.items() if name != "key"}
    faults = check_fields(fields, schema)
    if is_empty(key):
        named = row.get("title") or row.get("term")
        return None, [
            RecordError(file, named if isinstance(named, str) else f"record {place}", field, message)
            for field, message in [("key", "ontbreekt"), *faults]
        ]
    start = schema.key_starts_with(kind)
    if not isinstance(key, str) or not KEY.fullmatch(key) or not key.startswith(start) or len(key) > MOST_KEY:
        faults.insert(0, ("key", f"begint met ‘{start}’, met alleen kleine letters, cijfers en streepjes"))
    key = key if isinstance(key, str) else short(key)
    return Record(kind, key, file, fields), [RecordError(file, key, field, message) for field, message in faults]


def to_term(kind: str, schema: Schema, row: dict, file: str, place: int) -> tuple[Record | None, list[RecordError]]:
    """A row of a vocabulary, which has the form of Django's own fixtures: a model and its fields."""
    fields = row.get("fields")
    if row.get("model") != kind or not isinstance(fields, dict) or set(row) != {"model", "fields"}:
        message = f"hier horen alleen ‘model: {kind}’ en ‘fields’ met velden te staan"
        return None, [RecordError(file, f"record {place}", "", message)]
    faults = check_fields(fields, schema)
    name = fields.get(schema.named_by)
    parts = [*fields.get("theme", []), fields.get("part"), name] if not faults else [name]
    key = ":".join([kind, *(str(part) for part in parts if part)])
    if len(key) > MOST_KEY:
        faults.append((schema.named_by, f"de namen samen zijn langer dan {MOST_KEY} tekens"))
    return Record(kind, key, file, fields), [RecordError(file, key, field, message) for field, message in faults]


def check_fields(fields: dict, schema: Schema) -> list[tuple[str, str]]:
    """(field, message) for each field that is missing, unknown or of the wrong form."""
    faults = [(name, "ontbreekt") for name in schema.required if is_empty(fields.get(name))]
    for name, value in fields.items():
        form = schema.fields.get(name) if isinstance(name, str) else None
        if form is None:
            faults.append((str(name), "dit veld kennen wij niet"))
        elif value is not None and (name, "ontbreekt") not in faults and (message := form(value)):
            faults.append((name, message))
    return faults
