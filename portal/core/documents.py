"""Serving files: as downloads, only when a visible page uses them, never as a page from our origin."""

from collections.abc import Callable, Collection

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.static import serve as serve_static
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from .access import may_enter
from .models import DocumentVersion, ExternalAddress, PortalDocument, PortalImage
from .querysets import visible_pages

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CLOSED_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
# A browser's own PDF viewer needs its styles and may not be sandboxed; nothing else is allowed.
PDF_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "object-src 'self'; plugin-types application/pdf"
)


Listing = Callable[[Collection[int]], dict[int, list[int]]]
# Pages that show an address without pointing to it themselves: rooms whose records a page lists say which.
_listings: list[Listing] = []


def register_listing(pages: Listing) -> None:
    """Called from `AppConfig.ready`: `pages` gives, by primary keys of addresses, those of pages that list records
    with them, in a fixed number of queries.
    """
    if pages not in _listings:
        _listings.append(pages)


def is_withheld(file: PortalDocument | PortalImage) -> bool:
    """Whether it was fetched from another website and nobody said yet that it may be given to readers."""
    copy = getattr(file, "fetched_copy", None) if isinstance(file, PortalDocument) else None
    return copy is not None and copy.released_at is None


def is_released(file: PortalDocument | PortalImage) -> bool:
    """Whether a page that is visible at this minute uses the file, or an address of which it is the stored copy."""
    if is_withheld(file):
        return False
    return visible_pages().filter(pk__in=pages_with(file)).exists()


def released_among(model: type[PortalDocument] | type[PortalImage], pks: Collection[int]) -> set[int]:
    """Those of these files that are released (`is_released`), in a number of queries that does not grow with them."""
    files = model.objects.filter(pk__in=pks)
    if model is PortalDocument:
        files = files.select_related("fetched_copy")
    users = users_of(model, [file.pk for file in files if not is_withheld(file)])
    pages = set().union(*users.values())
    visible = set(visible_pages().filter(pk__in=pages).values_list("pk", flat=True)) if pages else set()
    return {pk for pk, using in users.items() if using & visible}


def pages_with(thing: PortalDocument | PortalImage | ExternalAddress) -> set[int]:
    """Primary keys of the pages, published or not, that use this, or an address of which it is the stored copy."""
    return users_of(type(thing), [thing.pk])[thing.pk]


def users_of(model: type[Model], pks: Collection[int]) -> dict[int, set[int]]:
    """By primary key of these files or addresses what `pages_with` says of each; a fixed number of queries."""
    found: dict[int, set[int]] = {pk: set() for pk in pks}
    if not found:
        return found
    used = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id__in=[str(pk) for pk in found],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    for pk, page in used.values_list("to_object_id", "object_id"):
        found[int(pk)].add(int(page))
    if model is ExternalAddress:
        for listing in _listings:
            for pk, pages in listing(found).items():
                found[pk].update(pages)
    elif model is PortalDocument:
        copies = dict(ExternalAddress.objects.filter(stored_copy__in=found).values_list("pk", "stored_copy"))
        for pk, pages in users_of(ExternalAddress, copies).items():
            found[copies[pk]] |= pages
    return found


def readable_document(request: HttpRequest, document_id: int) -> PortalDocument:
    """The document for whoever may read it; 404 otherwise, so that nobody learns that it exists.

    Editors may open a document before it is released when the admin shows it to them.
    """
    document = get_object_or_404(get_document_model(), pk=document_id)
    if is_released(document) or is_shown_to(request.user, document):
        return document
    raise Http404("Dit document is er niet.")


def is_shown_to(user: AbstractBaseUser | AnonymousUser, document: PortalDocument) -> bool:
    """Whether the admin has this document in its lists for this user."""
    policy = policy_registry.get_by_type(PortalDocument)
    return may_enter(user) and policy.user_has_any_permission_for_instance(user, ["choose", "change"], document)


def download(request: HttpRequest, document_id: int, document_filename: str = "") -> HttpResponse:
    """The file as an attachment."""
    document = readable_document(request, document_id)
    return file_response(document, inline=False, public=is_released(document))


def inline(request: HttpRequest, document_id: int) -> HttpResponse:
    """A released PDF in the browser, so that `#page=14` works; other files only as downloads."""
    document = readable_document(request, document_id)
    if not document.is_pdf:
        raise Http404("Alleen een pdf is in de browser te lezen.")
    return file_response(document, inline=True, public=is_released(document))


def version(request: HttpRequest, document_id: int, number: int) -> HttpResponse:
    """A file that the document had before, as an attachment, for whoever may read the document."""
    document = readable_document(request, document_id)
    earlier = get_object_or_404(DocumentVersion, document=document, number=number)
    return file_response(earlier, inline=False, public=is_released(document))


def first_page(request: HttpRequest, document_id: int) -> HttpResponse:
    """The picture of the first page of a PDF, for whoever may read the PDF."""
    document = readable_document(request, document_id)
    return first_page_response(document, public=is_released(document))


def first_page_response(document: PortalDocument, *, public: bool) -> FileResponse:
    if not document.has_first_page:
        raise Http404("Van dit document is er geen afbeelding.")
    try:
        response = FileResponse(document.first_page.open("rb"), content_type="image/webp")
    except FileNotFoundError as error:
        raise Http404("De afbeelding is er niet meer.") from error
    return guarded(response, policy=CLOSED_POLICY, public=public)


def file_response(document: PortalDocument | DocumentVersion, *, inline: bool, public: bool) -> FileResponse:
    try:
        file = document.file.open("rb")
    except FileNotFoundError as error:
        raise Http404("Het bestand is er niet meer.") from error
    response = FileResponse(
        file,
        as_attachment=not inline,
        filename=document.filename,
        content_type=CONTENT_TYPES.get(document.file_extension.lower(), "application/octet-stream"),
    )
    return guarded(response, policy=PDF_POLICY if inline else CLOSED_POLICY, public=public)


def guarded(response: FileResponse, *, policy: str, public: bool) -> FileResponse:
    """The answer with what a browser may do with it and how long caches may keep it."""
    response["Content-Security-Policy"] = policy
    response["X-Content-Type-Options"] = "nosniff"
    # A minute: what is withdrawn or expires is gone from shared caches that soon.
    response["Cache-Control"] = "public, max-age=60" if public else "private, no-store"
    return response


def image(request: HttpRequest, path: str) -> HttpResponse:
    """Renditions of images; originals stay where they are."""
    response = serve_static(request, path, document_root=settings.MEDIA_ROOT / "images")
    response["Content-Security-Policy"] = CLOSED_POLICY
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
