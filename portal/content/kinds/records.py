"""How records that are not pages become things in the database: terms, addresses, glossary, links."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import models

from portal.content.reading import Record
from portal.content.references import References
from portal.core.models import Anchor, AnchorChange, Audience, ExternalAddress, ForeignPhrase, Partner, Region, Subject
from portal.glossary.models import Term
from portal.links.models import LinkCategory, UsefulLink
from portal.search.models import Synonym
from themes.models import Heading, Theme

Value = Callable[[Record, References], object]


@dataclass(frozen=True)
class RecordKind:
    """A kind of record: its model, where the value of each field comes from, and the same for its ties.

    `known_by` lists by which fields a thing that an editor made before is recognised: it is then left alone.
    """

    model: type[models.Model]
    fields: dict[str, Value]
    known_by: tuple[tuple[str, ...], ...]
    ties: dict[str, Value] = field(default_factory=dict)

    def values(self, record: Record, references: References) -> dict[str, object]:
        """The value of each field; what the record leaves out or empty is the model's default."""
        values = {name: value(record, references) for name, value in self.fields.items()}
        return {
            name: self.model._meta.get_field(name).get_default() if value is None else value
            for name, value in values.items()
        }


def take(name: str) -> Value:
    """A field that is taken over as it stands."""
    return lambda record, references: record.data.get(name)


def a_day(name: str) -> Value:
    """A date, which stands in the file as text."""
    return lambda record, references: datetime.date.fromisoformat(record.data[name])


def joined(name: str) -> Value:
    """A list of words, with a comma between them."""
    return lambda record, references: ", ".join(record.data.get(name) or [])


def refer(name: str, kind: str, *, needed: bool = False) -> Value:
    """One other thing, by its name; in a vocabulary that is a list of one name."""

    def value(record: Record, references: References):
        named = record.data.get(name)
        return references.find(record, name, kind, named[0] if isinstance(named, list) else named, needed=needed)

    return value


def refer_all(name: str, kind: str) -> Value:
    return lambda record, references: references.find_all(record, name, kind)


def its_key(record: Record, references: References) -> str:
    return record.key


def all_taken(*names: str) -> dict[str, Value]:
    return {name: take(name) for name in names}


TERM = all_taken("slug", "name", "description")
BY_TERM = (("slug",), ("name",))

RECORD_KINDS = {
    "themes.theme": RecordKind(Theme, {**TERM, **all_taken("number")}, (*BY_TERM, ("number",))),
    "themes.heading": RecordKind(
        Heading,
        {"theme": refer("theme", "themes.theme", needed=True)}
        | all_taken("part", "slug", "title", "sort_order", "source"),
        (("theme", "part", "slug"),),
    ),
    "core.region": RecordKind(
        Region,
        {**TERM, **all_taken("kind", "cbs_code", "general_knowledge"), "part_of": refer("part_of", "core.region")},
        BY_TERM,
    ),
    "core.audience": RecordKind(Audience, TERM, BY_TERM),
    "core.partner": RecordKind(Partner, {**TERM, **all_taken("abbreviation", "full_name", "sector")}, BY_TERM),
    "core.subject": RecordKind(Subject, TERM, BY_TERM),
    "core.foreignphrase": RecordKind(ForeignPhrase, all_taken("text", "language"), (("text",),)),
    "search.synonym": RecordKind(Synonym, all_taken("words", "meanings", "two_way"), (("words",),)),
    "address": RecordKind(
        ExternalAddress, {"key": its_key, **all_taken("url", "note"), "source": take("bron")}, (("key",), ("url",))
    ),
    "ijkpunt": RecordKind(
        Anchor,
        {"key": its_key, **all_taken("name", "explanation")},
        (("key",), ("name",)),
        {"subjects": refer_all("subjects", "core.subject")},
    ),
    "wijziging": RecordKind(
        AnchorChange,
        {
            "key": its_key,
            "anchor": refer("anchor", "ijkpunt", needed=True),
            "date": a_day("date"),
            **all_taken("label", "sentence", "source"),
        },
        (("key",), ("anchor", "date")),
    ),
    "begrip": RecordKind(
        Term,
        {
            "key": its_key,
            **all_taken("term", "expansion", "explanation", "origin", "mark_in_text", "keywords"),
            "also": joined("also"),
            "source": take("bron"),
        },
        (("key",), ("term",)),
    ),
    "rubriek": RecordKind(LinkCategory, {"key": its_key, **all_taken("title", "sort_order")}, (("key",), ("title",))),
    "link": RecordKind(
        UsefulLink,
        {
            "key": its_key,
            **all_taken("number", "title", "summary", "keywords", "note"),
            "category": refer("category", "rubriek", needed=True),
            "source": take("bron"),
        },
        (("key",),),
        {"addresses": refer_all("addresses", "address"), "products": refer_all("products", "product")},
    ),
}
