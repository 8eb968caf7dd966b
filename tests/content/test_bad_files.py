"""Files that are no YAML, are in the wrong place or hold the oddest values: said in clear words, never a traceback."""

import datetime
import math
import random
from itertools import chain

import pytest
import yaml

from portal.content.checks import check_together
from portal.content.reading import read_records, to_record
from portal.content.schema import SCHEMAS
from portal.content.vocabularies import VOCABULARIES
from tests.content.folder import raw, refused

pytestmark = pytest.mark.django_db

TIPS, SUBJECTS = "tips/thema-1.yaml", "vocabularies/subjects.yaml"

BAD_FILES = {
    "bad YAML": (raw(TIPS, "- key: [tip-1-01\n"), f"{TIPS}: regel "),
    "tab in YAML": (raw(TIPS, "- key: tip-1-01\n\ttitle: x\n"), f"{TIPS}: regel "),
    "field twice": (
        raw(TIPS, "- key: tip-1-01\n  title: a\n  title: b\n"),
        f"{TIPS}: regel 3: geen geldige YAML (‘title’ staat er twee",
    ),
    "field name that is a list": (
        raw(TIPS, "- ? [a, b]\n  : c\n"),
        f"{TIPS}: regel 1: geen geldige YAML (dit kan geen naam",
    ),
    "field name that is a mapping": (
        raw(TIPS, "- ? {a: b}\n  : c\n"),
        f"{TIPS}: regel 1: geen geldige YAML (dit kan geen naam",
    ),
    "a date that is none": (raw(TIPS, "- key: 2016-13-45\n"), f"{TIPS}: geen geldige YAML"),
    "a tag that fits nothing": (raw(TIPS, "- !!timestamp x\n"), f"{TIPS}: geen geldige YAML"),
    "a tag of Python": (raw(TIPS, "- !!python/object/apply:os.getcwd []\n"), f"{TIPS}: regel 1: geen geldige YAML"),
    "deep nesting": (raw(TIPS, "[" * 20_000), f"{TIPS}: "),
    "two documents": (raw(TIPS, "- a\n---\n- b\n"), f"{TIPS}: regel "),
    "not UTF-8": (raw(TIPS, "- key: café\n".encode("latin-1")), f"{TIPS}: is geen UTF-8 (byte 10)"),
    "UTF-16": (raw(TIPS, "- key: a\n".encode("utf-16")), f"{TIPS}: is geen UTF-8 (byte 0)"),
    "a mapping for a file": (raw(TIPS, "key: tip-1-01\n"), f"{TIPS}: hier hoort een lijst van records"),
    "a file that no kind has": (raw("tipps/a.yaml", "[]"), "tipps/a.yaml: dit bestand hoort bij geen enkele soort"),
    "a file with another ending": (raw("tips/a.yml", "[]"), "tips/a.yml: dit bestand hoort bij geen enkele soort"),
}


@pytest.mark.parametrize(("change", "message"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_named_and_nothing_is_kept(folder, change, message):
    change(folder)
    assert message in refused(folder)


def test_a_vocabulary_that_is_missing_is_named(folder):
    (folder.write() / SUBJECTS).unlink()
    del folder.files[SUBJECTS]
    assert f"{SUBJECTS}: dit bestand ontbreekt" in refused(folder)


def test_a_folder_in_the_place_of_a_file_is_named(folder):
    (folder.path / "tips" / "map.yaml").mkdir(parents=True)
    assert "tips/map.yaml: is niet te lezen" in refused(folder)


ODD_VALUES = [
    None,
    "",
    " ",
    [],
    {},
    0,
    -1,
    10**30,
    1.5,
    math.nan,
    True,
    "x" * 400,
    "a\0b",
    "\ud800",
    "é" * 50,
    ["a", "a"],
    [1],
    [None],
    [[]],
    [{}],
    [""],
    {"a": 1},
    {1: 2},
    {None: None},
    {"list": 3},
    [{"list": 3}],
    [{"link": "a"}],
    [{"address": 1}],
    [{"number": "x"}],
    datetime.date(2016, 1, 1),
    b"\xff",
    {"a", "b"},
]


def test_whatever_stands_in_a_field_the_checks_answer_with_faults_and_no_traceback(folder):
    for kind, schema in {**VOCABULARIES, **SCHEMAS}.items():
        row = folder.files[next(file for file in folder.files if belongs(file, schema))][0]
        fields = row.get("fields", row)
        for field in [*schema.fields, "key", "onbekend", 7]:
            for value in ODD_VALUES:
                odd = {**fields, field: value}
                record, faults = to_record(
                    kind, schema, {**row, "fields": odd} if "fields" in row else odd, "a.yaml", 1
                )
                faults += check_together([record] if record and not faults else [], lambda kind, name: True)
                assert all(fault.file and str(fault) for fault in faults)
                assert faults or record.checksum


def belongs(file: str, schema) -> bool:
    """Whether a file holds records of this kind."""
    if schema.folder.endswith(".yaml"):
        return file == schema.folder
    name = file.removeprefix(f"{schema.folder}/")
    return file != name and (name == schema.only if schema.only else name != schema.without)


def test_texts_that_are_almost_yaml_give_faults_and_no_traceback(folder):
    """Good files with characters left out, doubled or changed; the seed makes every run the same."""
    folder.write()
    chance = random.Random(20170301)  # noqa: S311  no secret
    good = yaml.safe_dump(list(chain(*folder.files.values())), allow_unicode=True)
    for _ in range(150):
        text = list(good[: chance.randrange(200, 1500)])
        for _ in range(chance.randrange(1, 6)):
            text[chance.randrange(len(text))] = chance.choice(
                ["", "  ", ":", "- ", "[", "}", "'", "&a ", "*a ", "!!", "\t", "%", "?"]
            )
        folder.raw[TIPS] = "".join(text).encode()
        assert read_records(folder.write_file(TIPS)).records, "the other files are still read"
