"""What stands in the way of publishing a bundle: said in the review, and asked once more before it is published."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page

from portal.core.models import PortalDocument
from portal.core.publication import missing_on_page
from portal.teams.selectors import region_of

from .approved_text import changed_since, hash_of, shown_by
from .models import Bundle, BundleDocument, BundlePage
from .surroundings import Surroundings

GONE = "Deze pagina is verwijderd. Haal haar uit de bundel."
FILE_GONE = "Dit document is verwijderd. Haal het uit de bundel."
NOT_SHOWN = (
    "Geen pagina in deze bundel of op de site toont dit bestand. Lezers kunnen het dan niet openen. "
    "Zet het op een pagina, of haal het uit de bundel."
)


def problems_with_page(
    entry: BundlePage, page: Page | None, text: Page | None, bundle: Bundle, around: Surroundings
) -> list[str]:
    """Dutch sentences; none when this page can be published with the bundle.

    `page`: its specific row of today; None when it is gone. `text`: as it would be published.
    """
    if page is None or text is None:
        return [GONE]
    found = problems_of_place(entry, page, bundle, around)
    if bundle.state == Bundle.State.APPROVED:
        found += changed_since(entry, page, around.named(map(int, entry.files)))
    found += problems_of_time(text)
    found += problems_of_fields(text)
    found += [part.text for part in missing_on_page(text)]
    found += [
        f"Het bestand ‘{document.title}’ is er niet meer. Kies het opnieuw."
        for document in around.named(shown_by(text))
        if not hash_of(document)
    ]
    return found


def problems_of_place(entry: BundlePage, page: Page, bundle: Bundle, around: Surroundings) -> list[str]:
    found, withdrawn_at = [], around.withdrawn.get(page.pk)
    if page.pk not in around.own:
        found.append(f"Deze pagina hoort niet meer bij {bundle.place}. Haal haar uit de bundel.")
    if withdrawn_at and withdrawn_at > entry.added_at:
        day = date_format(timezone.localtime(withdrawn_at), "j F Y")
        found.append(f"Deze pagina is ingetrokken op {day}. Plaats haar eerst weer, of haal haar uit de bundel.")
    if page.pk in around.alone:
        found.append("Deze pagina wordt ook los nagekeken. Stop dat eerst bij de pagina zelf.")
    return found


def problems_of_time(text: Page) -> list[str]:
    """A page with a moment of its own would not go live with the others."""
    now, found = timezone.now(), []
    if text.go_live_at and text.go_live_at > now:
        found.append("Deze pagina heeft een eigen moment van publiceren. Maak dat leeg: de bundel heeft één moment.")
    if text.expire_at and text.expire_at <= now:
        found.append("Het moment waarop deze pagina verloopt, is voorbij. Kies een later moment of maak het leeg.")
    return found


def problems_of_fields(text: Page) -> list[str]:
    """A draft may be saved with empty fields that every published page must have."""
    try:
        text.full_clean()
    except ValidationError as error:
        return [f"{label_of(text, name)}{' '.join(told)}" for name, told in error.message_dict.items()]
    return []


def label_of(text: Page, name: str) -> str:
    if name == NON_FIELD_ERRORS:
        return ""
    label = str(text._meta.get_field(name).verbose_name)
    return f"Bij ‘{label[0].upper()}{label[1:]}’: "


def belongs_to(page: Page, bundle: Bundle) -> bool:
    """Whether a bundle of this team may hold the page; one of the national editors may hold any."""
    region = region_of(page) if bundle.team_id else None
    return not bundle.team_id or (region is not None and region.pk == bundle.team.region_id)


def problems_with_document(entry: BundleDocument, bundle: Bundle, shown: set[int], around: Surroundings) -> list[str]:
    """`shown`: primary keys of the files that the pages of the bundle show."""
    document: PortalDocument | None = entry.document
    if document is None:
        return [FILE_GONE]
    found, file_hash = [], hash_of(document)
    if not file_hash:
        found.append("Het bestand is er niet meer. Kies een nieuw bestand bij het document.")
    elif bundle.state == Bundle.State.APPROVED and file_hash != entry.file_hash:
        found.append("Vervangen na de goedkeuring. Keur de bundel opnieuw goed.")
    if document.pk not in shown and document.pk not in around.released:
        found.append(NOT_SHOWN)
    return found
