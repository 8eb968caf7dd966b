"""How records that are not pages are found and written: terms of vocabularies, addresses, glossary, links."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models

from portal.content.reading import Record
from portal.content.references import References
from portal.core.models import Audience, ExternalAddress, Partner, Region, Subject
from portal.glossary.models import Term
from portal.links.models import LinkCategory, UsefulLink
from products.models import ProductPage
from themes.models import Heading, Theme


@dataclass(frozen=True)
class RecordKind:
    """A kind of record: its model, the values of its fields, and what it is tied to."""

    model: type[models.Model]
    values: Callable[[Record, References], dict]
    many: Callable[[Record, References], dict] = lambda record, references: {}


def plain(*names: str) -> Callable[[Record, References], dict]:
    """Fields that are taken over as they stand; what is left out or empty takes the model's default."""

    def values(record: Record, references: References) -> dict:
        return {name: record.data[name] for name in names if record.data.get(name) is not None}

    return values


def region_values(record: Record, references: References) -> dict:
    (larger,) = record.data.get("part_of") or [None]
    return {
        **plain("slug", "name", "kind", "cbs_code", "description")(record, references),
        "part_of": references.find(record, "part_of", Region, larger),
    }


def heading_values(record: Record, references: References) -> dict:
    (theme,) = record.data["theme"]
    return {
        **plain("part", "slug", "title", "sort_order", "source")(record, references),
        "theme": references.find(record, "theme", Theme, theme),
    }


def address_values(record: Record, references: References) -> dict:
    data = record.data
    return {
        "key": record.key,
        "url": data["url"],
        "state": data.get("state") or ExternalAddress.State.NOT_CHECKED,
        "note": data.get("note") or "",
        "source": data["bron"],
    }


def term_values(record: Record, references: References) -> dict:
    data = record.data
    return {
        "key": record.key,
        "term": data["term"],
        "expansion": data.get("expansion") or "",
        "also": ", ".join(data.get("also") or []),
        "explanation": data["explanation"],
        "origin": data["origin"],
        "source": data["bron"],
    }


def category_values(record: Record, references: References) -> dict:
    return {"key": record.key, **plain("title", "sort_order")(record, references)}


def link_values(record: Record, references: References) -> dict:
    data = record.data
    return {
        "key": record.key,
        "number": data["number"],
        "category": references.find(record, "category", LinkCategory, data["category"]),
        "title": data["title"],
        "summary": data.get("summary") or "",
        "note": data.get("note") or "",
        "source": data["bron"],
    }


def link_ties(record: Record, references: References) -> dict:
    return {
        "addresses": references.find_all(record, "addresses", ExternalAddress),
        "products": references.find_all(record, "products", ProductPage),
    }


TERM_FIELDS = ("slug", "name", "description")
RECORD_KINDS = {
    "themes.theme": RecordKind(Theme, plain(*TERM_FIELDS, "number")),
    "themes.heading": RecordKind(Heading, heading_values),
    "core.region": RecordKind(Region, region_values),
    "core.audience": RecordKind(Audience, plain(*TERM_FIELDS)),
    "core.partner": RecordKind(Partner, plain(*TERM_FIELDS, "abbreviation", "full_name", "sector")),
    "core.subject": RecordKind(Subject, plain(*TERM_FIELDS)),
    "address": RecordKind(ExternalAddress, address_values),
    "begrip": RecordKind(Term, term_values),
    "rubriek": RecordKind(LinkCategory, category_values),
    "link": RecordKind(UsefulLink, link_values, link_ties),
}
