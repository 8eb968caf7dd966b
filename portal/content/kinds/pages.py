"""How records become pages. Each builder fills a page in; the loader places, saves and publishes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wagtail.models import Page

from collectieven.models import (
    ActionAudience,
    ActionIndexPage,
    ActionPage,
    ActionPartner,
    ActionRegion,
    ActionSeeAlso,
    ActionSubject,
    ActionTheme,
    CollectiefIndexPage,
    CollectiefPage,
    MatrixLine,
)
from portal.content.checks import THEME_NUMBER, heading_name
from portal.content.reading import Record
from portal.content.references import References
from portal.content.schema import ITEM_NAMES
from portal.content.streams import stream_data
from portal.core.models import ItemPage
from portal.home.models import HomePage
from portal.standard.models import AccessibilityStatementPage, AccessibilityTest, Goal, KnownProblem, StandardPage
from products.models import (
    ProductAction,
    ProductAudience,
    ProductIndexPage,
    ProductPage,
    ProductPartner,
    ProductPlace,
    ProductRegion,
    ProductSubject,
    ProductTheme,
    ProductTip,
    ProductVariant,
)
from themes.models import (
    ThemeIndexPage,
    ThemePage,
    TipAudience,
    TipIndexPage,
    TipPage,
    TipPartner,
    TipRegion,
    TipSubject,
    TipTheme,
)

SECTION_HEADING = 3  # in a text that stands under a heading of the page itself
BODY_HEADING = 2


@dataclass(frozen=True)
class PageKind:
    """A kind of page: its model, the index it stands under, and what fills it in."""

    model: type[Page]
    parent: type[Page]
    fill: Callable[[Page, Record, References], None]


def stream(record: Record, field: str, level: int, references: References) -> list[dict]:
    """The text of a field as a StreamField takes it."""

    def address_of(name: str) -> str | None:
        address = references.find(record, field, "address", name)
        return address.url if address else None

    return stream_data(record.data.get(field), level, address_of)


def fill_theme(page: ThemePage, record: Record, references: References) -> None:
    page.summary = record.data["summary"]
    page.keywords = record.data.get("keywords") or ""
    page.about = stream(record, "about", SECTION_HEADING, references)
    page.approach = stream(record, "aanpak", SECTION_HEADING, references)
    page.results = stream(record, "results", SECTION_HEADING, references)
    page.source = record.data["bron"]


def fill_collectief(page: CollectiefPage, record: Record, references: References) -> None:
    data = record.data
    page.region = references.find(record, "region", "core.region", data["region"], needed=True)
    page.also_called = ", ".join(data.get("also_called") or [])
    page.summary = data["summary"]
    page.keywords = data.get("keywords") or ""
    page.period = data["period"]
    page.project_leadership = data.get("project_leadership") or ""
    page.project_leadership_source = data.get("project_leadership_bron") or ""
    page.continuation = stream(record, "continuation", SECTION_HEADING, references)
    page.note = data.get("note") or ""
    page.source = data["bron"]
    told = [
        (references.find(record, "matrix", THEME_NUMBER, str(number)), number, text)
        for number, text in sorted((data.get("matrix") or {}).items())
        if text
    ]
    page.matrix_lines = [MatrixLine(theme=theme, text=text, sort_order=n) for theme, n, text in told if theme]


def fill_item(page: ItemPage, record: Record, references: References, ties: dict[str, type]) -> None:
    """What tips, actions and products share."""
    data = record.data
    page.number = data["number"]
    page.summary = data["summary"]
    page.body = stream(record, "body", BODY_HEADING, references)
    page.source = data["bron"]
    page.note = data.get("note") or ""
    page.keywords = data.get("keywords") or ""
    page.part_of = references.find(record, "part_of", record.kind, data.get("part_of"))
    for field, kind in ITEM_NAMES.items():
        relation = f"{field.removesuffix('s')}_ties"
        terms = references.find_all(record, field, kind)
        setattr(page, relation, [ties[field](tag=term) for term in terms])


def fill_tip(page: TipPage, record: Record, references: References) -> None:
    fill_item(page, record, references, TIP_TIES)
    page.heading = references.find(record, "heading", "themes.heading", heading_name(record))
    page.step = record.data.get("step")


def fill_action(page: ActionPage, record: Record, references: References) -> None:
    fill_item(page, record, references, ACTION_TIES)
    page.heading = references.find(record, "heading", "themes.heading", heading_name(record))
    page.type = record.data["type"]
    others = references.find_all(record, "see_also", "actie")
    page.see_also = [ActionSeeAlso(other=other, sort_order=n) for n, other in enumerate(others)]


def fill_product(page: ProductPage, record: Record, references: References) -> None:
    fill_item(page, record, references, PRODUCT_TIES)
    data = record.data
    for name in ("type", "origin", "year", "page_from", "page_to", "availability"):
        setattr(page, name, data.get(name))
    for name in ("makers", "year_note", "availability_note"):
        setattr(page, name, data.get(name) or "")
    page.title_is_description = bool(data.get("title_is_description"))
    page.language = data.get("language") or "nl"
    page.rights = data.get("rights") or "unknown"
    page.variants = [
        ProductVariant(title=variant["title"], source=variant.get("bron") or "", sort_order=n)
        for n, variant in enumerate(data.get("variants") or [])
    ]
    places = [
        (references.find(record, "places", "address", place["address"]), place) for place in data.get("places") or []
    ]
    page.places = [
        ProductPlace(
            address=address,
            certainty=place.get("certainty") or "sure",
            note=place.get("note") or "",
            sort_order=n,
        )
        for n, (address, place) in enumerate(places)
        if address
    ]
    actions = references.find_all(record, "actions", "actie")
    page.action_ties = [ProductAction(action=action, sort_order=n) for n, action in enumerate(actions)]
    named = [(tip, True) for tip in references.find_all(record, "tips", "tip")]
    fitting = [(tip, False) for tip in references.find_all(record, "related_tips", "tip")]
    page.tip_ties = [
        ProductTip(tip=tip, named=is_named, sort_order=n) for n, (tip, is_named) in enumerate([*named, *fitting])
    ]


def fill_standard(page: StandardPage, record: Record, references: References) -> None:
    data = record.data
    page.summary = data.get("summary") or ""
    page.body = stream(record, "body", BODY_HEADING, references)
    page.goals = [
        Goal(number=goal["number"], text=goal["text"], source=goal["bron"], sort_order=goal["number"])
        for goal in data.get("goals") or []
    ]


def as_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def fill_statement(page: AccessibilityStatementPage, record: Record, references: References) -> None:
    """Who the operator is, what they promise and who signs is theirs to fill in: no part of a record."""
    data = record.data
    page.summary = data.get("summary") or ""
    page.scope = data.get("scope") or ""
    page.status = data["status"]
    page.body = stream(record, "body", BODY_HEADING, references)
    page.untested = stream(record, "untested", SECTION_HEADING, references)
    page.stated_on = as_date(data.get("date"))
    page.tests = [
        AccessibilityTest(
            title=test["title"],
            how=test["how"],
            outcome=test.get("outcome") or "",
            tested_on=as_date(test.get("date")),
            report_url=test.get("report") or "",
            sort_order=n,
        )
        for n, test in enumerate(data.get("tests") or [])
    ]
    page.problems = [
        KnownProblem(
            title=problem["title"],
            cause=problem["cause"],
            effect=problem["effect"],
            alternative=problem.get("alternative") or "",
            plan=problem["plan"],
            planned_on=as_date(problem.get("planned")),
            sort_order=n,
        )
        for n, problem in enumerate(data.get("problems") or [])
    ]


TIP_TIES = {
    "themes": TipTheme,
    "regions": TipRegion,
    "audiences": TipAudience,
    "partners": TipPartner,
    "subjects": TipSubject,
}
ACTION_TIES = {
    "themes": ActionTheme,
    "regions": ActionRegion,
    "audiences": ActionAudience,
    "partners": ActionPartner,
    "subjects": ActionSubject,
}
PRODUCT_TIES = {
    "themes": ProductTheme,
    "regions": ProductRegion,
    "audiences": ProductAudience,
    "partners": ProductPartner,
    "subjects": ProductSubject,
}
PAGE_KINDS = {
    "thema": PageKind(ThemePage, ThemeIndexPage, fill_theme),
    "collectief": PageKind(CollectiefPage, CollectiefIndexPage, fill_collectief),
    "tip": PageKind(TipPage, TipIndexPage, fill_tip),
    "actie": PageKind(ActionPage, ActionIndexPage, fill_action),
    "product": PageKind(ProductPage, ProductIndexPage, fill_product),
    "pagina": PageKind(StandardPage, HomePage, fill_standard),
    "verklaring": PageKind(AccessibilityStatementPage, HomePage, fill_statement),
}
