"""Reads the YAML files of `fixtures/` into records, and finds every fault before anything is written."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from .errors import RecordError
from .schema import SCHEMAS, VOCABULARIES, Schema


@dataclass
class Record:
    """One record of a file: its kind is the name of its folder, or the model of a vocabulary."""

    kind: str
    key: str
    file: str
    data: dict


class UniqueKeyLoader(yaml.SafeLoader):
    """Refuses a mapping that says the same thing twice: YAML itself silently takes the last."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict:
    seen = set()
    for key_node, _value in node.value:
        name = loader.construct_object(key_node)
        if name in seen:
            raise yaml.constructor.ConstructorError(None, None, f"‘{name}’ staat er twee keer", key_node.start_mark)
        seen.add(name)
    return loader.construct_mapping(node, deep=True)


UniqueKeyLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_records(folder: Path) -> tuple[list[Record], list[RecordError]]:
    """All records under the folder in the order in which they are loaded, and all faults in them."""
    records: list[Record] = []
    faults: list[RecordError] = []
    for kind in [*VOCABULARIES, *SCHEMAS]:
        path = folder / (f"vocabularies/{VOCABULARIES[kind]}" if kind in VOCABULARIES else SCHEMAS[kind].folder)
        files = [path] if path.suffix else sorted(path.glob(SCHEMAS[kind].pattern))
        for file in files:
            rows, problem = read_file(file, folder)
            faults += problem
            for row in rows:
                record, problem = to_record(kind, row, str(file.relative_to(folder)))
                faults += problem
                records += [record] if record else []
    faults += double_keys(records)
    return records, faults


def read_file(file: Path, folder: Path) -> tuple[list, list[RecordError]]:
    """The rows of one file; a file that cannot be read is one fault."""
    name = str(file.relative_to(folder))
    try:
        rows = yaml.load(file.read_text(encoding="utf-8"), Loader=UniqueKeyLoader)  # noqa: S506  a SafeLoader
    except FileNotFoundError:
        return [], [RecordError(name, "", "", "dit bestand ontbreekt")]
    except UnicodeDecodeError as error:
        return [], [RecordError(name, "", "", f"is geen UTF-8 (byte {error.start})")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"regel {mark.line + 1}: " if mark else ""
        return [], [RecordError(name, "", "", f"{where}geen geldige YAML ({getattr(error, 'problem', error)})")]
    if rows is None:
        return [], []
    if not isinstance(rows, list):
        return [], [RecordError(name, "", "", "hier hoort een lijst van records te staan")]
    return rows, []


def to_record(kind: str, row, file: str) -> tuple[Record | None, list[RecordError]]:
    """The row as a record with its fields checked; rows of a vocabulary have Django's own fixture form."""
    if not isinstance(row, dict):
        return None, [RecordError(file, "", "", f"dit is geen record: {row!r}")]
    if kind in VOCABULARIES:
        fields = row.get("fields")
        if row.get("model") != kind or not isinstance(fields, dict) or not fields.get("slug"):
            return None, [RecordError(file, str(row.get("model")), "slug", f"hier hoort een {kind} met een slug")]
        key = ":".join([kind, *fields.get("theme", []), str(fields.get("part", "")), fields["slug"]]).replace("::", ":")
        return Record(kind, key, file, fields), []
    key = row.get("key")
    if not isinstance(key, str) or not key:
        return None, [RecordError(file, str(row.get("title", "")), "key", "ontbreekt")]
    return Record(kind, key, file, row), [
        RecordError(file, key, field, message) for field, message in check_fields(row, SCHEMAS[kind])
    ]


def check_fields(row: dict, schema: Schema) -> list[tuple[str, str]]:
    """(field, message) for each field that is missing, unknown or of the wrong form."""
    faults = [(name, "ontbreekt") for name in schema.required if row.get(name) in (None, "", [])]
    for name, value in row.items():
        if name == "key":
            continue
        form = schema.fields.get(name)
        if form is None:
            faults.append((name, "dit veld kennen wij niet"))
        elif value is not None and (message := form(value)):
            faults.append((name, message))
    return faults


def double_keys(records: list[Record]) -> list[RecordError]:
    seen: dict[str, Record] = {}
    faults = []
    for record in records:
        first = seen.setdefault(record.key, record)
        if first is not record:
            faults.append(RecordError(record.file, record.key, "key", f"staat ook al in {first.file}"))
    return faults
