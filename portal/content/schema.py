"""Which fields a record of each kind has, what may stand in them, and what they name."""

from dataclasses import dataclass, field

from collectieven.models import ActionPage
from portal.glossary.models import Term
from portal.standard.models import AccessibilityStatementPage
from products.models import Availability, Origin, ProductPlace, ProductType, Rights

from .forms import (
    LARGE,
    Form,
    blocks,
    day,
    each,
    line,
    lines,
    mapping,
    matrix,
    names,
    number,
    one_of,
    slug,
    text,
    truth,
    web_address,
)


@dataclass(frozen=True)
class Schema:
    """A kind of record: where it stands, its fields, and which of them must be there.

    `refers` tells for each field that names other records of which kind they are; `unique` which fields no two records
    of the kind may have the same. A vocabulary has one file, in Django's own fixture form, and a field that names each
    of its records (`named_by`); other kinds have a folder, or one file of it (`only`), or all but one (`without`).
    """

    folder: str
    fields: dict[str, Form]
    required: tuple[str, ...]
    refers: dict[str, str] = field(default_factory=dict)
    unique: tuple[str, ...] = ()
    only: str = ""
    without: str = ""
    prefix: str = ""
    named_by: str = "slug"

    def key_starts_with(self, kind: str) -> str:
        return self.prefix or f"{kind}-"


ITEM: dict[str, Form] = {
    "number": number(LARGE, least=1),
    "title": line(255),
    "summary": line(300),
    "body": blocks,
    "themes": names,
    "regions": names,
    "audiences": names,
    "partners": names,
    "subjects": names,
    "part_of": line(150),
    "note": text(),
    "keywords": line(300),
    "bron": lines,
}
ITEM_NEEDS = ("number", "title", "summary", "themes", "bron")
ITEM_NAMES = {
    "themes": "themes.theme",
    "regions": "core.region",
    "audiences": "core.audience",
    "partners": "core.partner",
    "subjects": "core.subject",
}

STATEMENT = "toegankelijkheid.yaml"  # among the pages, the one that is a record of its own

PAGES = {
    "thema": Schema(
        "themes",
        {
            "slug": slug(100),
            "title": line(255),
            "theme": line(100),
            "summary": line(300),
            "keywords": line(300),
            "about": blocks,
            "aanpak": blocks,
            "results": blocks,
            "bron": lines,
        },
        ("slug", "title", "theme", "summary", "about", "bron"),
        {"theme": "themes.theme"},
        ("slug", "theme"),
    ),
    "collectief": Schema(
        "collectieven",
        {
            "slug": slug(100),
            "title": line(255),
            "region": line(100),
            "also_called": names,
            "period": line(120),
            "summary": line(300),
            "keywords": line(300),
            "project_leadership": text(),
            "project_leadership_bron": lines,
            "continuation": blocks,
            "matrix": matrix,
            "note": text(),
            "bron": lines,
        },
        ("slug", "title", "region", "period", "summary", "continuation", "bron"),
        {"region": "core.region"},
        ("slug", "region"),
    ),
    "tip": Schema(
        "tips",
        {**ITEM, "heading": line(120), "step": number()},
        ITEM_NEEDS,
        {**ITEM_NAMES, "part_of": "tip"},
        ("number",),
    ),
    "actie": Schema(
        "actions",
        {**ITEM, "heading": line(120), "type": one_of(ActionPage.Type.choices), "see_also": names},
        (*ITEM_NEEDS, "type"),
        {**ITEM_NAMES, "part_of": "actie", "see_also": "actie"},
        ("number",),
    ),
    "product": Schema(
        "products",
        {
            **ITEM,
            "title_is_description": truth,
            "variants": each(mapping(("title",), title=line(300), bron=lines)),
            "type": one_of(ProductType.choices),
            "origin": one_of(Origin.choices),
            "makers": line(300),
            "year": number(),
            "year_note": line(200),
            "page_from": number(),
            "page_to": number(),
            "availability": one_of(Availability.choices),
            "availability_note": text(),
            "language": line(10),
            "rights": one_of(Rights.choices),
            "places": each(
                mapping(
                    ("address",),
                    address=line(60),
                    certainty=one_of(ProductPlace.Certainty.choices),
                    note=line(300),
                )
            ),
            "actions": names,
            "tips": names,
            "related_tips": names,
        },
        (*ITEM_NEEDS, "type", "origin", "availability"),
        {**ITEM_NAMES, "part_of": "product", "actions": "actie", "tips": "tip", "related_tips": "tip"},
        ("number",),
    ),
    "pagina": Schema(
        "pages",
        {
            "slug": slug(100),
            "title": line(255),
            "summary": line(300),
            "body": blocks,
            "goals": each(mapping(("number", "text", "bron"), number=number(), text=text(), bron=lines)),
        },
        ("slug", "title", "body"),
        {},
        ("slug",),
        without=STATEMENT,
    ),
    "verklaring": Schema(
        "pages",
        {
            "slug": slug(100),
            "title": line(255),
            "summary": line(300),
            "scope": text(500),
            "status": one_of(AccessibilityStatementPage.Status.choices),
            "body": blocks,
            "tests": each(
                mapping(("title", "how"), title=line(150), how=text(), outcome=text(), date=day, report=web_address)
            ),
            "untested": blocks,
            "problems": each(
                mapping(
                    ("title", "cause", "effect", "plan"),
                    title=line(150),
                    cause=text(),
                    effect=text(),
                    alternative=text(),
                    plan=text(),
                    planned=day,
                )
            ),
            "date": day,
        },
        ("slug", "title", "status"),
        {},
        ("slug",),
        only=STATEMENT,
        prefix="pagina-",
    ),
}

# In the order in which they are loaded: addresses before the products that have them, links after.
SCHEMAS: dict[str, Schema] = {
    "address": Schema(
        "addresses",
        {"url": web_address, "note": text(), "bron": lines},
        ("url", "bron"),
        {},
        ("url",),
        prefix="adres-",
    ),
    "ijkpunt": Schema(
        "anchors",
        {"name": line(100), "explanation": text(), "subjects": names},
        ("name",),
        {"subjects": "core.subject"},
        ("name",),
        only="anchors.yaml",
    ),
    "wijziging": Schema(
        "anchors",
        {"anchor": line(100), "date": day, "label": line(60), "sentence": line(300), "source": line(300)},
        ("anchor", "date", "label", "sentence"),
        {"anchor": "ijkpunt"},
        only="changes.yaml",
    ),
    **PAGES,
    "begrip": Schema(
        "glossary",
        {
            "term": line(120),
            "expansion": line(200),
            "also": names,
            "keywords": line(300),
            "explanation": text(),
            "origin": one_of(Term.Origin.choices),
            "mark_in_text": truth,
            "bron": lines,
        },
        ("term", "explanation", "origin", "bron"),
        {},
        ("term",),
    ),
    "rubriek": Schema(
        "links", {"title": line(100), "sort_order": number()}, ("title",), {}, ("title",), only="categories.yaml"
    ),
    "link": Schema(
        "links",
        {
            "number": number(),
            "category": line(100),
            "title": line(300),
            "summary": text(),
            "keywords": line(300),
            "note": text(),
            "addresses": names,
            "products": names,
            "bron": lines,
        },
        ("number", "category", "title", "bron"),
        {"category": "rubriek", "addresses": "address", "products": "product"},
        ("number",),
        without="categories.yaml",
    ),
}
