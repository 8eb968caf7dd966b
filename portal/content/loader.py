"""Loads all content in one transaction: everything or nothing, and nothing of an editor's is overwritten."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.core.models import ItemPage, PermalinkCounter
from portal.search.indexing import RebuildTakenOver, is_outdated, mark_outdated, paused, rebuild
from themes.models import Theme, ThemePage

from .checks import check_together
from .errors import ContentError, RecordError, SearchTableError
from .kinds.pages import PAGE_KINDS
from .kinds.records import RECORD_KINDS, RecordKind
from .ledger import Decision, Ledger, PageStates, record_state, wait_for_turn
from .reading import Record, read_records
from .references import References

LINKS = ("rubriek", "link")  # they name products, so they come after the pages
# What readers are told of an item that a new version of the files renews.
RENEWED = "De tekst is bijgewerkt bij een nieuwe versie van het portaal."
FIELD_NAMES = {"source": "bron", "__all__": ""}  # where a record calls a field otherwise than its model


@dataclass
class Summary:
    """What a run did, which records were left as an editor has them and why, and what the files no longer have."""

    counts: Counter = field(default_factory=Counter)
    kept: dict[str, str] = field(default_factory=dict)
    without_record: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return bool(self.counts[Decision.CREATE] or self.counts[Decision.UPDATE])


def load_content(
    folder: Path, *, overwrite: bool = False, progress: Callable[[str], None] = lambda message: None
) -> Summary:
    """Load every record under the folder.

    With `overwrite`, text, ties and being published become as in the files everywhere, and what was deleted comes
    back. A page then keeps its place, address, restrictions and judgement: those are no part of a record.
    Raises ContentError with all faults, and keeps nothing, when a record is wrong. The search table is made anew after
    that, while the old one answers: SearchTableError when it could not be, and then all content was loaded.
    """
    reading = read_records(folder)
    records, faults = reading.records, reading.faults
    with transaction.atomic(), paused():
        wait_for_turn()
        load = Load(records, overwrite, progress)
        faults += check_together(reading.sound, lambda *name: reading.hides(*name) or load.references.is_known(*name))
        if faults:
            raise ContentError(faults)
        summary = load.run()
        if summary.changed:
            mark_outdated()  # in the same transaction: whatever happens after it, the next run makes the table
    if is_outdated():
        progress("Zoektabel maken")
        try:
            rebuild()
        except RebuildTakenOver as error:
            progress(str(error))  # it began later, so it makes the table of this content too, and tells if it cannot
        except Exception as error:
            raise SearchTableError(str(error), summary) from error
    return summary


class Load:
    """One run over all records, in the order in which they refer to each other."""

    def __init__(self, records: list[Record], overwrite: bool, progress: Callable[[str], None]):
        self.records = records
        self.overwrite = overwrite
        self.progress = progress
        self.ledger = Ledger()
        kinds = {**RECORD_KINDS, **PAGE_KINDS}
        self.references = References({name: kind.model for name, kind in kinds.items()}, self.ledger, records)
        self.states = PageStates()
        self.existing: dict[str, dict[int, models.Model]] = {}
        self.summary = Summary(without_record=self.ledger.without_record(records))
        self.faults: list[RecordError] = []

    def run(self) -> Summary:
        self.write_records([r for r in self.records if r.kind in RECORD_KINDS and r.kind not in LINKS])
        planned = self.plan_pages([record for record in self.records if record.kind in PAGE_KINDS])
        if planned:
            self.progress(f"Pagina’s: {len(planned)} te schrijven")
        for number, (record, page) in enumerate(planned, 1):
            self.publish(record, page)
            if number % 50 == 0:
                self.progress(f"Pagina’s: {number} van {len(planned)}")
        self.stop_at_faults()
        self.write_records([record for record in self.records if record.kind in LINKS])
        self.remember_numbers(planned)
        self.ledger.write()
        return self.summary

    def stop_at_faults(self) -> None:
        if self.faults:
            raise ContentError(self.faults)

    @contextmanager
    def writing(self, record: Record) -> Iterator[None]:
        """Write one record; what the model or the database refuses is a fault of it, and the run looks on for more."""
        try:
            with transaction.atomic():
                yield
        except ValidationError as error:
            messages = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
            self.faults += [
                record.fault(FIELD_NAMES.get(name, name), " ".join(texts)) for name, texts in messages.items()
            ]
        except (IntegrityError, DataError) as error:
            self.faults.append(record.fault("", f"de database weigert dit: {str(error).splitlines()[0]}"))

    def decide(self, record: Record, found: models.Model | None, state: str | None) -> Decision:
        decision = self.ledger.decide(record, found, state, overwrite=self.overwrite)
        self.summary.counts[decision] += 1
        if decision is Decision.KEEP:
            self.summary.kept[record.key] = self.ledger.reason(record, found)
        return decision

    def write_records(self, records: list[Record]) -> None:
        for record in records:
            kind = RECORD_KINDS[record.kind]
            found = self.find_record(kind, record)
            state = record_state(found, list(kind.fields), list(kind.ties)) if found else None
            if self.decide(record, found, state) in (Decision.CREATE, Decision.UPDATE):
                with self.writing(record):
                    self.write_record(record, kind, found or kind.model())
            elif found:
                self.references.add(record.kind, record.name, found)
        self.stop_at_faults()

    def find_record(self, kind: RecordKind, record: Record) -> models.Model | None:
        """What stands in the database: by the ledger, else by the fields that make it the same thing."""
        if record.kind not in self.existing:
            things = kind.model.objects.prefetch_related(*kind.ties)
            self.existing[record.kind] = {thing.pk: thing for thing in things}
        existing = self.existing[record.kind]
        entry = self.ledger.entries.get(record.key)
        if entry and entry.object_id in existing:
            return existing[entry.object_id]
        for names in kind.known_by if existing else ():
            try:
                values = {name: kind.fields[name](record, self.references) for name in names}
            except ValidationError:  # what it hangs on is gone, so it cannot be there
                continue
            for thing in existing.values():
                if all(getattr(thing, name) == value for name, value in values.items()):
                    return thing
        return None

    def write_record(self, record: Record, kind: RecordKind, thing: models.Model) -> None:
        for name, value in kind.values(record, self.references).items():
            setattr(thing, name, value)
        thing.full_clean()
        thing.save()
        for name, value in kind.ties.items():
            getattr(thing, name).set(value(record, self.references))
        if kind.ties:
            thing.save()
        self.references.add(record.kind, record.name, thing)
        self.ledger.remember(record, thing, record_state(thing, list(kind.fields), list(kind.ties)))

    def plan_pages(self, records: list[Record]) -> list[tuple[Record, Page]]:
        """Decide for every page, and give new ones a place at once: pages refer to each other."""
        planned = []
        found = {
            name: {page.key: page for page in kind.model.objects.filter(key__isnull=False)}
            for name, kind in PAGE_KINDS.items()
        }
        for record in records:
            page = found[record.kind].get(record.key)
            decision = self.decide(record, page, self.states.state(page) if page else None)
            if decision is Decision.CREATE:
                with self.writing(record):
                    planned.append((record, self.place(record)))
            elif decision is Decision.UPDATE:
                planned.append((record, page))
        self.stop_at_faults()
        return planned

    def place(self, record: Record) -> Page:
        """A new page in the tree, not yet published and without what may refer to pages that have no place yet."""
        kind = PAGE_KINDS[record.kind]
        parent = kind.parent.objects.first()
        if parent is None:
            raise ValidationError(f"de pagina ‘{kind.parent._meta.verbose_name}’ waar dit onder hoort, is er niet")
        page = kind.model(title=record.data["title"], key=record.key, live=False, has_unpublished_changes=True)
        page.slug = record.data.get("slug") or ""
        kind.fill(page, alone(record), self.references)
        page.validate_unique()  # a page that is not live yet is saved without asking this
        with disable_reference_index_auto_update():
            parent.add_child(instance=page)
        self.references.add(record.kind, record.key, page)
        return page

    def publish(self, record: Record, page: Page) -> None:
        """Write the whole page and publish it. A page that an editor gave another address keeps that."""
        kind = PAGE_KINDS[record.kind]
        entry = self.ledger.entries.get(record.key)
        if record.data.get("slug") and entry and entry.state == self.states.state(page):
            page.slug = record.data["slug"]
        page.title = record.data["title"]
        page.expire_at = page.go_live_at = None
        with self.writing(record):
            kind.fill(page, record, self.references)
            if isinstance(page, ItemPage) and page.first_published_at:
                page.change_note, page.minor_change = RENEWED, False
            with disable_reference_index_auto_update():  # once a page will do
                page.save_revision().publish()
            page.renew_references()
            if isinstance(page, ThemePage):
                theme = self.references.find(record, "theme", "themes.theme", record.data["theme"], needed=True)
                Theme.objects.filter(pk=theme.pk, page__isnull=True).update(page=page)
            page = Page.objects.get(pk=page.pk)
            self.ledger.remember(record, page, self.states.state(page))

    def remember_numbers(self, planned: list[tuple[Record, Page]]) -> None:
        """See to it that no editor's page ever gets a number that the files gave out."""
        highest: dict[str, int] = {}
        for record, page in planned:
            if isinstance(page, ItemPage):
                highest[page.kind] = max(record.data["number"], highest.get(page.kind, 0))
        for kind, number in highest.items():
            PermalinkCounter.remember(kind, number)


def alone(record: Record) -> Record:
    """The record without its texts, lists, other pages and numbers in an order: enough to stand in the tree."""
    later = {"part_of", "heading", "step", "page_from", "page_to"}
    needed = {
        name: value for name, value in record.data.items() if name not in later and not isinstance(value, (list, dict))
    }
    return Record(record.kind, record.key, record.file, needed)
