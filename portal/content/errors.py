"""What can be wrong with a record, said so that an editor can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RecordError:
    """One fault: in which file, at which key, in which field."""

    file: str
    key: str
    field: str
    message: str

    def __str__(self) -> str:
        place = " › ".join(part for part in (self.file, self.key, self.field) if part)
        return f"{place}: {self.message}"


class ContentError(Exception):
    """All faults of a run together; nothing of that run is kept."""

    def __init__(self, faults: list[RecordError]):
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class SearchTableError(Exception):
    """All content was loaded, but the search table could not be made of it; `summary` tells what was loaded."""

    def __init__(self, reason: str, summary):
        super().__init__(reason)
        self.summary = summary
