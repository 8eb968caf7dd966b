"""What is written down of a bundle: in its own list, and in the history of each of its pages."""

from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from wagtail.log_actions import log

from .models import Bundle, BundleEvent, BundlePage

ADDED, REMOVED = "bundles.add", "bundles.remove"
SUBMITTED, RETURNED, TAKEN_BACK = "bundles.submit", "bundles.return", "bundles.take_back"
APPROVED, VOID = "bundles.approve", "bundles.void"
PUBLISHED, FAILED = "bundles.publish", "bundles.fail"

# In the history of a page; `{title}` is that of the bundle.
IN_WORDS = {
    ADDED: "In bundel ‘{title}’ gezet",
    REMOVED: "Uit bundel ‘{title}’ gehaald",
    SUBMITTED: "Ingediend in bundel ‘{title}’",
    RETURNED: "Teruggestuurd met bundel ‘{title}’",
    TAKEN_BACK: "Bundel ‘{title}’ is teruggenomen",
    APPROVED: "Goedgekeurd in bundel ‘{title}’",
    VOID: "Goedkeuring van bundel ‘{title}’ vervallen",
    PUBLISHED: "Gepubliceerd in bundel ‘{title}’",
    FAILED: "Niet gepubliceerd: bundel ‘{title}’ mislukte",
}
# In the list of the bundle itself.
OF_THE_BUNDLE = {
    SUBMITTED: "Ingediend",
    RETURNED: "Teruggestuurd",
    TAKEN_BACK: "Teruggenomen",
    APPROVED: "Goedgekeurd",
    VOID: "Goedkeuring vervallen",
    PUBLISHED: "Gepubliceerd",
    FAILED: "Publiceren mislukt, er is niets gepubliceerd",
}


def write_down(bundle: Bundle, text: str, user: AbstractUser | None) -> None:
    BundleEvent.objects.create(bundle=bundle, user=user, text=text)


def tell_page(entry: BundlePage, page, action: str, user: AbstractUser | None, comment: str = "") -> None:
    """In the history of a page that is there still.

    Each line has a uuid of its own: of lines with the same one, as those of one request are, Wagtail shows the last
    alone, whichever pages they are of.
    """
    told = {"bundle": entry.bundle_id, "title": entry.bundle.title, "comment": comment}
    log(instance=page, action=action, user=user, uuid=uuid4(), revision=entry.revision, data=told)


def tell_all(bundle: Bundle, action: str, user: AbstractUser | None, text: str = "") -> None:
    """That something happened to the whole bundle; `text`: why."""
    write_down(bundle, f"{OF_THE_BUNDLE[action]}{': ' if text else '.'}{text}", user)
    for entry in bundle.pages.filter(page__isnull=False).select_related("page", "revision", "bundle"):
        tell_page(entry, entry.page.specific_deferred, action, user, entry.remark if action == RETURNED else "")
