"""Plants pages that no visitor may see, in every way in which a page can be hidden, tied to public ones."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from collectieven.models import ActionSeeAlso
from portal.findings.models import FindingDocument, FindingProduct
from products.models import ProductAction, ProductPlace, ProductTip
from tests import factories as make

SECRET = "Zwijgplicht"  # stands in every hidden title and text
PUBLIC = "Openbaarheid"


def draft(page: Page) -> None:
    """Never published: the factory was asked for `live=False`."""


def unpublished(page: Page) -> None:
    page.save_revision().publish()
    type(page).objects.get(pk=page.pk).unpublish()


def private(page: Page) -> None:
    page.save_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def scheduled(page: Page) -> None:
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision().publish()


def expired(page: Page) -> None:
    """Its minute has passed; no job has run yet, so it is still marked as live."""
    page.save_revision().publish()
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))


HIDING: dict[str, Callable[[Page], None]] = {
    "draft": draft,
    "unpublished": unpublished,
    "private": private,
    "scheduled": scheduled,
    "expired": expired,
}


@dataclass
class Family:
    """Items of each kind that are tied to one another, under one theme, region and subject."""

    word: str
    items: dict[str, Page] = field(default_factory=dict)
    document: object = None


@dataclass
class Setting:
    """What both families share."""

    theme: object
    region: object
    subject: object
    audience: object
    theme_page: Page
    collectief: Page

    @property
    def ties(self) -> dict:
        return {
            "themes": [self.theme],
            "regions": [self.region],
            "subjects": [self.subject],
            "audiences": [self.audience],
        }


def make_setting() -> Setting:
    theme, region = make.ThemeFactory(name="Thema open", slug="thema-open"), make.RegionFactory(slug="regio-open")
    return Setting(
        theme=theme,
        region=region,
        subject=make.SubjectFactory(),
        audience=make.AudienceFactory(slug="doelgroep-open"),
        theme_page=make.ThemePageFactory(theme=theme, title="Het thema"),
        collectief=make.CollectiefPageFactory(region=region, title="Het collectief", slug="het-collectief"),
    )


def make_family(setting: Setting, word: str, *, live: bool) -> Family:
    """A tip, an action, a product with a place and a document, and a finding that uses all of them."""
    family = Family(word)
    for kind, factory in make.ITEM_FACTORIES.items():
        family.items[kind] = factory(
            title=f"{word} {kind}", summary=f"{word} in het kort.", keywords=word, live=live, **setting.ties
        )
    family.document = make.DocumentFactory(title=f"{word} bestand")
    finding, product = family.items["bevinding"], family.items["product"]
    finding.documents = [FindingDocument(document=family.document)]
    product.places = [ProductPlace(document=family.document)]
    for page in (finding, product):
        revision = page.save_revision()
        if live:
            revision.publish()
    return family


def tie_together(open_family: Family, other: Family) -> None:
    """Public items that name the other family in every way in which one item can name another."""
    tip, action = open_family.items["tip"], open_family.items["actie"]
    product, finding = open_family.items["product"], open_family.items["bevinding"]
    tip.part_of, action.part_of, product.part_of = (other.items[kind] for kind in ("tip", "actie", "product"))
    action.see_also = [ActionSeeAlso(other=other.items["actie"])]
    product.action_ties = [ProductAction(action=other.items["actie"])]
    product.tip_ties = [ProductTip(tip=other.items["tip"])]
    finding.product_ties = [FindingProduct(product=other.items["product"])]
    for page in (tip, action, product, finding):
        page.save_revision().publish()
