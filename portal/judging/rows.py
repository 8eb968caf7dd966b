"""What the list and the mail tell of each item, read for all of them at once."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser
from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail.permissions import policy_registry

from collectieven.models import CollectiefPage
from portal.core.entries import KINDS
from portal.core.models import JudgementMixin, Region

from .due import SOON, changes_in_force, older_than, published_items
from .judging import button_of

LABELS = dict(JudgementMixin.Judgement.choices)


def day(date) -> str:
    return date_format(date, "j F Y")


def tell(pages: Iterable[Page], user: AbstractUser | None = None) -> list[Page]:
    """The pages of `published_items` with `kind_label`, `reasons`, `most_pressing`, `collectieven`, `last_judgement`,
    `button`, `may_publish`.

    A fixed number of queries, however many pages.
    """
    pages = list(pages)
    ids = [page.pk for page in pages]
    older, places = labels_by_page(ids), collectieven_by_page(ids)
    publishable = publishable_by(user, ids) if user else set()
    for page in pages:
        page.kind_label = capfirst(KINDS[page.content_type.model_class().kind])
        page.reasons = [*reasons_by_date(page), *older.get(page.pk, []), *never_judged(page)]
        page.most_pressing = most_pressing(page, is_older=page.pk in older)
        page.collectieven = places.get(page.pk, [])
        page.last_judgement = last_judgement(page)
        page.button = button_of(page.judgement)
        page.may_publish = page.pk in publishable
    return pages


def reasons_by_date(page: Page) -> list[str]:
    today = timezone.localdate()
    if page.review_on is None or page.review_on > today + SOON:
        return []
    return [f"{'opnieuw bekijken vanaf' if page.review_on > today else 'over tijd sinds'} {day(page.review_on)}"]


def most_pressing(page: Page, *, is_older: bool) -> str:
    """The value of the first of `REASONS` that holds."""
    if page.review_on and page.review_on <= timezone.localdate():
        return "over-tijd"
    if is_older:
        return "ijkpunt"
    return "binnen-een-maand" if reasons_by_date(page) else "nooit-beoordeeld"


def never_judged(page: Page) -> list[str]:
    return ["nog nooit beoordeeld"] if page.judgement == JudgementMixin.Judgement.NOT_JUDGED else []


def last_judgement(page: Page) -> str:
    """‘Bruikbaar, let op (3 maart 2026, landelijke redactie)’."""
    if page.judgement == JudgementMixin.Judgement.NOT_JUDGED:
        return "Nog geen"
    about = ", ".join(part for part in (page.judged_on and day(page.judged_on), page.judged_by) if part)
    return capfirst(LABELS[page.judgement]) + (f" ({about})" if about else "")


def labels_by_page(ids: list[int]) -> dict[int, list[str]]:
    """‘van vóór de AVG’ by the page that is."""
    changes = {f"change_{change.pk}": change for change in changes_in_force()}
    asked = {name: Case(When(older_than(one), then=True), default=Value(False)) for name, one in changes.items()}
    if not (asked and ids):
        return {}
    rows = published_items().filter(pk__in=ids).annotate(**asked).values("pk", *asked)
    found = {row["pk"]: [change.label for name, change in changes.items() if row[name]] for row in rows}
    return {page: labels for page, labels in found.items() if labels}


def collectieven_by_page(ids: list[int]) -> dict[int, list[str]]:
    """Titles of the collectieven in whose area a page lies, by its ties; a draft as well, as in the filter."""
    part_of = dict(Region.objects.values_list("pk", "part_of"))
    titles = dict(CollectiefPage.objects.values_list("region", "title"))
    found = defaultdict(set)
    for ties in Region.tie_models():
        for page, region in ties.objects.filter(content_object__in=ids).values_list("content_object", "tag"):
            while region is not None:
                if region in titles:
                    found[page].add(titles[region])
                region = part_of[region]
    return {page: sorted(names) for page, names in found.items()}


def publishable_by(user: AbstractUser, ids: list[int]) -> set[int]:
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    return set(allowed.filter(pk__in=ids).values_list("pk", flat=True))
