"""Fills a database with made-up items: pages with texts and ties, written straight, many at a time."""

import json
import random
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils.text import slugify
from wagtail.models import Locale, Page

from collectieven.models import ActionIndexPage, ActionPage, CollectiefIndexPage, CollectiefPage
from portal.core.models import Audience, ItemPage, Partner, PortalPage, Region
from products.models import ProductIndexPage, ProductPage, ProductType
from themes.models import Theme, TipIndexPage, TipPage

from .lexicon import Lexicon

SEED = 20170301
BATCH = 500  # pages of one transaction
# How many there are of each term, and at most how many an item is tied to.
TERMS = {Theme: (8, 2), Region: (60, 2), Audience: (25, 3), Partner: (80, 4)}
TIES = {Theme: "theme_ties", Region: "region_ties", Audience: "audience_ties", Partner: "partner_ties"}
COLLECTIEVEN = 12
EVERYWHERE, SHARE_EVERYWHERE = ("kind", "ouder", "gezin"), 0.9  # words that stand in nearly all items, and in how many
KINDS = [(TipPage, TipIndexPage), (ActionPage, ActionIndexPage), (ProductPage, ProductIndexPage)]
TYPES = {ActionPage: ActionPage.Type.values, ProductPage: ProductType.values}
FIRST_DAY = datetime(2017, 3, 1, tzinfo=UTC)

Terms = dict[type, list]
Progress = Callable[[int, int], None]


class Filler:
    """Writes items that are the same for the same number."""

    def __init__(self, items: int, terms: int = 1):
        self.items = items
        self.terms = terms  # so many times as many of each
        self.lot = random.Random(SEED)  # noqa: S311  no secret
        # Heaps' law: a collection twice as large has some 1.5 times as many words.
        self.lexicon = Lexicon(words=max(2_000, round(60 * items**0.62)), seed=SEED)
        self.locale = Locale.objects.get()
        self.steps: dict[type, count] = {}

    def fill(self, progress: Progress = lambda done, total: None) -> None:
        """Terms, collectieven, and then all items; `progress` hears how many items there are, and of how many."""
        with transaction.atomic():
            terms = {model: self.make_terms(model, number * self.terms) for model, (number, _most) in TERMS.items()}
            self.write(CollectiefPage, CollectiefIndexPage, [{"region": r} for r in terms[Region][:COLLECTIEVEN]])
        for start in range(0, self.items, BATCH):
            size = min(BATCH, self.items - start)
            with transaction.atomic():
                self.write_items(start, size, terms)
            progress(start + size, self.items)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def make_terms(self, model: type, number: int) -> list:
        name = model._meta.verbose_name
        numbered = [{"number": place} for place in range(1, 1 + number)] if model is Theme else [{}] * number
        terms = [
            model(slug=f"{slugify(name)}-{place}", name=f"{self.lexicon.title(self.lot)[:60]} {place}", **more)
            for place, more in enumerate(numbered)
        ]
        model.objects.bulk_create(terms)
        return terms

    def write_items(self, start: int, size: int, terms: Terms) -> None:
        by_kind: dict[tuple[type, type], list[dict]] = {kind: [] for kind in KINDS}
        for number in range(start, start + size):
            kind = KINDS[number % len(KINDS)]
            by_kind[kind].append(self.item_fields(kind[0], number))
        for (model, index), fields in by_kind.items():
            pages = self.write(model, index, fields)
            for term, attribute in TIES.items():
                self.tie(pages, model, attribute, terms[term], TERMS[term][1])

    def item_fields(self, model: type[ItemPage], number: int) -> dict:
        said = [word for word in EVERYWHERE if self.lot.random() < SHARE_EVERYWHERE]
        text = " ".join([*said, self.lexicon.text(self.lot, self.lot.randint(20, 160))])
        body = [{"type": "text", "value": f"<p>{text}</p>", "id": str(uuid.UUID(int=1))}]
        return {
            "key": f"proef-{number}",
            "number": 1_000_000 + number,
            "body": json.dumps(body),
            "judgement": self.lot.choice(ItemPage.Judgement.values),
            **({"type": self.lot.choice(TYPES[model])} if model in TYPES else {}),
        }

    def write(self, model: type[PortalPage], index: type[Page], fields: list[dict]) -> list[PortalPage]:
        """Pages below their index page: the part that all pages have in one statement, then the part of these."""
        parent = index.objects.get()
        steps = self.steps.setdefault(model, count(1))
        content_type = ContentType.objects.get_for_model(model)
        pages = [self.page(model, parent, next(steps), content_type, more) for more in fields]
        shared = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
        plain = [Page(**{name: getattr(page, name) for name in shared}) for page in pages]
        Page.objects.bulk_create(plain)
        for page, made in zip(pages, plain, strict=True):
            page.pk = page.page_ptr_id = made.pk
            page.save_base(raw=True, force_insert=True)
        Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
        return pages

    def page(self, model, parent: Page, step: int, content_type: ContentType, fields: dict) -> PortalPage:
        title = self.lexicon.title(self.lot)[:200]
        slug = f"proef-{step}"
        moment = FIRST_DAY + timedelta(minutes=self.lot.randint(0, 4_000_000))
        return model(
            title=title,
            draft_title=title,
            slug=slug,
            summary=self.lexicon.text(self.lot, self.lot.randint(8, 30))[:290],
            content_type=content_type,
            locale=self.locale,
            path=Page._get_path(parent.path, parent.depth + 1, step),
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}{slug}/",
            live=True,
            first_published_at=moment,
            last_published_at=moment,
            **fields,
        )

    def tie(self, pages: list, model: type, attribute: str, terms: list, most: int) -> None:
        """Each page to some terms; the first ones are tied more, as in life."""
        tie = model._meta.get_field(attribute).related_model
        weights = [1 / (place + 1) for place in range(len(terms))]
        made = []
        for page in pages:
            drawn = self.lot.choices(terms, weights, k=self.lot.randint(0, most))
            made += [tie(tag=term, content_object_id=page.pk) for term in dict.fromkeys(drawn)]
        tie.objects.bulk_create(made)
