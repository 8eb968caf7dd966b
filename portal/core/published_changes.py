"""Writes down each publication of an item, so that readers can see what changed and when."""

from wagtail.models import Page, Revision

from .models import ItemPage, PublishedChange


def record_publication(instance: Page, revision: Revision, **kwargs) -> None:
    """Connected to Wagtail's `page_published`, which also fires when a publication is only planned.

    The same revision published once more, after it was taken off, is no change.
    """
    if not isinstance(instance, ItemPage) or not instance.live or instance.live_revision_id != revision.pk:
        return
    last = PublishedChange.objects.filter(page_id=instance.pk).first()
    if last and last.revision_id == revision.pk:
        return
    PublishedChange.objects.create(
        page_id=instance.pk,
        number=last.number + 1 if last else 1,
        revision=revision,
        published_at=instance.last_published_at,
        kind=PublishedChange.Kind.CHANGED if last else PublishedChange.Kind.FIRST,
        note=instance.change_note if last else "",
        minor=bool(last) and instance.minor_change,
    )
