"""Loads all content in one transaction: everything or nothing, and nothing of an editor's is overwritten."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from portal.core.models import PermalinkCounter
from portal.search.indexing import paused, rebuild
from themes.models import Heading, Theme, ThemePage

from .errors import ContentError, RecordError
from .kinds.pages import PAGE_KINDS, PageKind
from .kinds.records import RECORD_KINDS
from .ledger import Decision, Ledger, page_state, record_state, restricted_pages
from .reading import Record, read_records
from .references import References


@dataclass
class Summary:
    """What a run did, and which records were left as an editor has them."""

    counts: Counter = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)

    def add(self, record: Record, decision: Decision) -> None:
        self.counts[decision] += 1
        if decision is Decision.KEEP:
            self.kept.append(record.key)

    @property
    def changed(self) -> bool:
        return bool(self.counts[Decision.CREATE] or self.counts[Decision.UPDATE])


def load_content(folder: Path, *, overwrite: bool = False, progress=lambda message: None) -> Summary:
    """Load every record under the folder. Raises ContentError, and keeps nothing, when a record is wrong."""
    records, faults = read_records(folder)
    if faults:
        raise ContentError(faults)
    with transaction.atomic(), paused():
        summary = Load(records, overwrite, progress).run()
    if summary.changed:
        progress("Zoektabel maken")
        rebuild()
    return summary


class Load:
    """One run over all records, in the order in which they refer to each other."""

    def __init__(self, records: list[Record], overwrite: bool, progress):
        self.records = records
        self.overwrite = overwrite
        self.progress = progress
        self.ledger = Ledger()
        self.references = References()
        self.summary = Summary()
        self.restrictions = restricted_pages()

    def run(self) -> Summary:
        late = ("rubriek", "link")  # links name products, so they come after the pages
        self.write_records([r for r in self.records if r.kind in RECORD_KINDS and r.kind not in late])
        self.stop_at_faults()
        planned = self.plan_pages([record for record in self.records if record.kind in PAGE_KINDS])
        self.progress(f"Pagina’s: {len(planned)} te schrijven")
        for number, (record, page) in enumerate(planned, 1):
            self.publish(record, page)
            if number % 50 == 0:
                self.progress(f"Pagina’s: {number} van {len(planned)}")
        self.stop_at_faults()
        self.write_records([record for record in self.records if record.kind in late])
        self.stop_at_faults()
        return self.summary

    def stop_at_faults(self) -> None:
        if self.references.faults:
            raise ContentError(self.references.faults)

    def write_records(self, records: list[Record]) -> None:
        for record in records:
            kind = RECORD_KINDS[record.kind]
            entry = self.ledger.entries.get(record.key)
            values = kind.values(record, self.references)
            found = self.find_record(kind.model, record, values, entry)
            state = record_state(found) if found else None
            decision = self.ledger.decide(
                key=record.key, data=record.data, found=found, state=state, overwrite=self.overwrite
            )
            self.summary.add(record, decision)
            if decision in (Decision.CREATE, Decision.UPDATE):
                self.write_record(record, found or kind.model(), values, kind.many(record, self.references))

    def find_record(self, model, record: Record, values: dict, entry):
        """What stands in the database: by the ledger, else by the names that must be unique."""
        if entry is not None:
            return model.objects.filter(pk=entry.object_id).first()
        if model is Heading:
            names = {name: values[name] for name in ("theme", "part", "slug")}
        else:
            names = {name: values[name] for name in ("key", "slug") if name in values}
        return model.objects.filter(**names).first()

    def write_record(self, record: Record, instance, values: dict, ties: dict) -> None:
        for name, value in values.items():
            setattr(instance, name, value)
        if self.references.faults:
            return
        try:
            instance.full_clean(validate_unique=True)
        except ValidationError as error:
            self.refuse(record, error)
        instance.save()
        for name, things in ties.items():
            getattr(instance, name).set(things)
        if ties:
            instance.save()
        self.references.add(instance)
        self.ledger.remember(key=record.key, data=record.data, instance=instance, state=record_state(instance))

    def refuse(self, record: Record, error: ValidationError) -> None:
        faults = [
            RecordError(record.file, record.key, name, " ".join(messages))
            for name, messages in error.message_dict.items()
        ]
        raise ContentError(faults)

    def plan_pages(self, records: list[Record]) -> list[tuple[Record, Page]]:
        """Decide for every page, and give new ones a place at once: pages refer to each other."""
        planned = []
        for record in records:
            kind = PAGE_KINDS[record.kind]
            page = kind.model.objects.filter(key=record.key).first()
            state = page_state(page, self.restrictions) if page else None
            decision = self.ledger.decide(
                key=record.key, data=record.data, found=page, state=state, overwrite=self.overwrite
            )
            self.summary.add(record, decision)
            if decision in (Decision.CREATE, Decision.UPDATE):
                planned.append((record, page or self.place(record, kind)))
        return planned

    def place(self, record: Record, kind: PageKind) -> Page:
        """A new page in the tree, not yet published."""
        parent = kind.parent.objects.get()
        page = kind.model(title=record.data["title"], key=record.key, live=False, has_unpublished_changes=True)
        if slug := record.data.get("slug"):
            page.slug = slug
        kind.fill(page, without_pages(record), self.references)
        self.stop_at_faults()
        try:
            parent.add_child(instance=page)
        except ValidationError as error:
            self.refuse(record, error)
        self.references.add(page)
        return page

    def publish(self, record: Record, page: Page) -> None:
        kind = PAGE_KINDS[record.kind]
        page.title = record.data["title"]
        kind.fill(page, record, self.references)
        if self.references.faults:
            return
        try:
            page.full_clean()
        except ValidationError as error:
            self.refuse(record, error)
        page.save_revision().publish()
        if isinstance(page, ThemePage):
            Theme.objects.filter(slug=record.data["theme"]).update(page=page)
        if number := record.data.get("number"):
            PermalinkCounter.remember(page.kind, number)
        page = type(page).objects.get(pk=page.pk)
        self.ledger.remember(
            key=record.key, data=record.data, instance=page, state=page_state(page, self.restrictions)
        )


def without_pages(record: Record) -> Record:
    """The record without its ties to other pages, which may not have a place yet."""
    left_out = {"part_of", "see_also", "actions", "tips", "related_tips"}
    data = {name: value for name, value in record.data.items() if name not in left_out}
    return Record(record.kind, record.key, record.file, data)
