"""What the loader may renew: only what nobody touched since it was loaded."""

import hashlib
import json
from enum import Enum

from django.db import connection, models
from wagtail.models import Page, PageViewRestriction

from portal.core.models import LedgerEntry

from .reading import Record


class Decision(Enum):
    CREATE = "gemaakt"
    UPDATE = "vernieuwd"
    KEEP = "behouden zoals een redacteur het liet"
    SAME = "ongewijzigd"


def checksum(value) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def record_state(thing: models.Model, fields: list[str], ties: list[str]) -> str:
    """Of a record that is not a page: the values and ties that the loader gives it.

    A value that is the model's default is left out, so that a field which the loader learns to fill later does not
    make every older record look as if an editor had touched it.
    """
    values = {}
    for name in fields:
        field = thing._meta.get_field(name)
        value = getattr(thing, field.attname)
        if value != field.get_default():
            values[name] = value
    for name in ties:
        values[name] = sorted(tied.pk for tied in getattr(thing, name).all())
    return checksum(values)


class PageStates:
    """Tells of pages how an editor would have left them: revision, being live, place, slug, dates, locks."""

    def __init__(self):
        self.restricted = set(PageViewRestriction.objects.values_list("page_id", flat=True))
        self._parents: dict[str, int] = {}

    def state(self, page: Page) -> str:
        return checksum(
            [
                page.latest_revision_id,
                page.live,
                self._parent(page.path[: -page.steplen]),
                page.slug,
                page.expire_at,
                page.go_live_at,
                page.locked,
                page.pk in self.restricted,
            ]
        )

    def _parent(self, path: str) -> int:
        """The parent itself and not its path: a path changes when the pages around it are put in another order."""
        if path not in self._parents:
            self._parents[path] = Page.objects.values_list("pk", flat=True).get(path=path)
        return self._parents[path]


class Ledger:
    """The entries of all earlier runs, read once, and those of this run, written once."""

    def __init__(self):
        self.entries = {entry.key: entry for entry in LedgerEntry.objects.all()}
        self._written: dict[str, LedgerEntry] = {}

    def decide(self, record: Record, found: models.Model | None, state: str | None, *, overwrite: bool) -> Decision:
        """What to do with a record, given what stands in the database for it (`found`, in `state`)."""
        entry = self.entries.get(record.key)
        if found is None:
            return Decision.CREATE if entry is None or overwrite else Decision.KEEP
        if overwrite:
            return Decision.UPDATE
        if entry is None or entry.state != state:
            return Decision.KEEP
        return Decision.SAME if entry.checksum == record.checksum else Decision.UPDATE

    def reason(self, record: Record, found: models.Model | None) -> str:
        """Why a record was kept, in the words of the summary."""
        entry = self.entries.get(record.key)
        if entry is None:
            return "stond er al"
        what = "veranderd door een redacteur" if found else "verwijderd door een redacteur"
        return what if entry.checksum == record.checksum else f"{what}; het bestand is ook veranderd"

    def without_record(self, records: list[Record]) -> list[str]:
        """What earlier runs loaded and the files no longer have."""
        return sorted(set(self.entries) - {record.key for record in records})

    def remember(self, record: Record, thing: models.Model, state: str) -> None:
        self._written[record.key] = LedgerEntry(
            key=record.key, checksum=record.checksum, state=state, object_id=thing.pk
        )

    def write(self) -> None:
        LedgerEntry.objects.bulk_create(
            self._written.values(),
            batch_size=200,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["checksum", "state", "object_id", "loaded_at"],
        )


def wait_for_turn() -> None:
    """Two runs at once would both make everything. SQLite's transactions wait for each other by themselves."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {LedgerEntry._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
