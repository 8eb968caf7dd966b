"""When a page is published or withdrawn, the report follows: what an editor mended leaves the list at once.

After the commit, and in the background: nobody waits, and who loads many pages in one transaction is not held up.
"""

from django.apps import apps
from django.db import transaction
from django_tasks import task
from wagtail.models import Page

from portal.core.models import PortalPage
from portal.links.models import LinksPage

from .gathering import refresh_page


def page_changed(sender, instance: Page, **kwargs) -> None:
    if isinstance(instance, PortalPage):
        follow(type(instance), instance.pk)


def link_changed(sender, **kwargs) -> None:
    """Useful links stand on one page."""
    for pk in LinksPage.objects.values_list("pk", flat=True):
        follow(LinksPage, pk)


def follow(model: type[PortalPage], pk: int) -> None:
    transaction.on_commit(lambda: refresh.enqueue(model._meta.label_lower, pk))


@task(backend="background")
def refresh(model: str, pk: int) -> None:
    refresh_page(apps.get_model(model), pk)
