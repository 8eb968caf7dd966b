"""Texts that somebody relies on: an automatic save may not write over them."""

from wagtail.models import Revision


def is_held(revision: Revision) -> bool:
    """Whether readers see this text or will, or a row names it as the text that was read, published or withdrawn.

    A model says so of its foreign keys to revisions with `holds_revision = True`; rooms above this one do so too.
    """
    page = revision.content_object
    if page is None or revision.approved_go_live_at or page.live_revision_id == revision.pk:
        return True
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: revision}).exists()
        for relation in Revision._meta.get_fields(include_hidden=True)
        if relation.auto_created and getattr(relation.related_model, "holds_revision", False)
    )
