"""The fixtures and the index of the report, as the tests of coverage compare them."""

import re
from functools import cache
from pathlib import Path

import yaml

from portal.content.reading import Record, read_records

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
DATA = ROOT / "tests" / "data"


def numbers(lines: str) -> set[int]:
    """'64, 66-69' as the set of those line numbers."""
    found: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", lines):
        found |= set(range(int(first), int(last or first) + 1))
    return found


@cache
def all_records() -> list[Record]:
    """Every record of the fixtures; they must be free of faults."""
    reading = read_records(FIXTURES)
    assert not reading.faults, "\n".join(map(str, reading.faults))
    return reading.records


def records_of(*kinds: str) -> list[Record]:
    return [record for record in all_records() if record.kind in kinds]


@cache
def report_index() -> dict:
    return yaml.safe_load((DATA / "report_index.yaml").read_text(encoding="utf-8"))
