"""Where in the portal a thing is used, for whoever is about to delete it."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex

from portal.core.querysets import visible_pages

OF_OTHERS = "een concept van anderen"


@dataclass(frozen=True)
class Use:
    """One place: its title, what it is, and where the user may edit it (empty when that is not allowed).

    A page that neither everybody nor this user may see has no title here: it is told that it is there.
    """

    title: str
    kind: str
    url: str


def uses_of(instance: models.Model, user: AbstractUser) -> list[Use]:
    """All places that refer to `instance`, pages first, each once."""
    users = {(source._meta.label, source.pk): source for source in referring_objects(instance)}
    finder = AdminURLFinder(user)
    pages = [source.pk for source in users.values() if isinstance(source, Page)]
    public = set(visible_pages().filter(pk__in=pages).values_list("pk", flat=True))
    found = []
    for source in users.values():
        is_page, url = isinstance(source, Page), finder.get_edit_url(source) or ""
        title = str(source) if url or not is_page or source.pk in public else OF_OTHERS
        found.append((not is_page, Use(title=title, kind=str(source._meta.verbose_name), url=url)))
    return [use for _, use in sorted(found, key=lambda one: (one[0], one[1].title.lower()))]


def referring_objects(instance: models.Model) -> list[models.Model]:
    """From Wagtail's reference index, and the ties from records that are in no such index."""
    sources = [source for source, _references in ReferenceIndex.get_grouped_references_to(instance)]
    for relation in instance._meta.related_objects:
        if isinstance(relation.remote_field, ParentalManyToManyField):
            sources += getattr(instance, relation.get_accessor_name()).all()
    return [source.specific if isinstance(source, Page) else source for source in sources]
