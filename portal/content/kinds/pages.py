"""How records become pages. Each builder fills a page in; the loader places, saves and publishes it."""

from collections.abc import Callable
from dataclasses import dataclass

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
from portal.content.reading import Record
from portal.content.references import References
from portal.content.streams import stream_data
from portal.core.models import Audience, ExternalAddress, ItemPage, Partner, Region, Subject
from portal.home.models import HomePage
from portal.standard.models import Goal, StandardPage
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
    Theme,
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


@dataclass(frozen=True)
class PageKind:
    """A kind of page: its model, the index it stands under, and what fills it in."""

    model: type[Page]
    parent: type[Page]
    fill: Callable[[Page, Record, References], None]


def fill_theme(page: ThemePage, record: Record, references: References) -> None:
    data = record.data
    page.summary = data["summary"]
    page.about = stream_data(data["about"], SECTION_HEADING)
    page.approach = stream_data(data.get("aanpak"), SECTION_HEADING)
    page.results = stream_data(data.get("results"), SECTION_HEADING)
    page.source = data["bron"]


def fill_collectief(page: CollectiefPage, record: Record, references: References) -> None:
    data = record.data
    page.region = references.find(record, "region", Region, data["region"])
    page.also_called = ", ".join(data.get("also_called") or [])
    page.summary = data["summary"]
    page.period = data["period"]
    page.project_leadership = data.get("project_leadership") or ""
    page.project_leadership_source = data.get("project_leadership_bron") or ""
    page.continuation = stream_data(data["continuation"], SECTION_HEADING)
    page.note = data.get("note") or ""
    page.source = data["bron"]
    themes = {theme.number: theme for theme in Theme.objects.all()}
    page.matrix_lines = [
        MatrixLine(theme=themes[number], text=line, sort_order=number)
        for number, line in sorted((data.get("matrix") or {}).items())
        if line and number in themes
    ]


def fill_item(page: ItemPage, record: Record, references: References, ties: dict[str, type]) -> None:
    """What tips, actions and products share."""
    data = record.data
    page.number = data["number"]
    page.summary = data["summary"]
    page.body = stream_data(data.get("body"))
    page.source = data["bron"]
    page.note = data.get("note") or ""
    page.keywords = data.get("keywords") or ""
    page.part_of = references.find(record, "part_of", type(page), data.get("part_of"))
    vocabularies = {
        "themes": Theme,
        "regions": Region,
        "audiences": Audience,
        "partners": Partner,
        "subjects": Subject,
    }
    for field, vocabulary in vocabularies.items():
        relation = f"{field.removesuffix('s')}_ties"
        terms = references.find_all(record, field, vocabulary)
        setattr(page, relation, [ties[field](tag=term) for term in terms])


def fill_tip(page: TipPage, record: Record, references: References) -> None:
    fill_item(page, record, references, TIP_TIES)
    page.heading = references.heading(record, "tips")
    page.step = record.data.get("step")


def fill_action(page: ActionPage, record: Record, references: References) -> None:
    fill_item(page, record, references, ACTION_TIES)
    page.heading = references.heading(record, "aanpak")
    page.type = record.data["type"]
    others = references.find_all(record, "see_also", ActionPage)
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
    page.places = [
        ProductPlace(
            address=references.find(record, "places", ExternalAddress, place["address"]),
            certainty=place.get("certainty") or "sure",
            note=place.get("note") or "",
            sort_order=n,
        )
        for n, place in enumerate(data.get("places") or [])
    ]
    actions = references.find_all(record, "actions", ActionPage)
    page.action_ties = [ProductAction(action=action, sort_order=n) for n, action in enumerate(actions)]
    named = [(tip, True) for tip in references.find_all(record, "tips", TipPage)]
    fitting = [(tip, False) for tip in references.find_all(record, "related_tips", TipPage)]
    page.tip_ties = [
        ProductTip(tip=tip, named=is_named, sort_order=n) for n, (tip, is_named) in enumerate([*named, *fitting])
    ]


def fill_standard(page: StandardPage, record: Record, references: References) -> None:
    data = record.data
    page.summary = data.get("summary") or ""
    page.body = stream_data(data["body"])
    page.goals = [
        Goal(number=goal["number"], text=goal["text"], source=goal.get("bron") or "", sort_order=goal["number"])
        for goal in data.get("goals") or []
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
}
