"""A copy of a linked PDF in the library: fetched when an editor asks, private until one releases it with its rights."""

from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Collection
from wagtail.permissions import policy_registry
from wagtail.utils.file import hash_filelike

from portal.core.file_texts import read_upload
from portal.core.models import PortalDocument
from portal.core.uploads import check_document

from .applying import kept_as
from .connection import Limits
from .fetching import Fetcher
from .models import CheckedAddress, FetchedCopy
from .outcomes import Trouble

WHILE_WAITING = Limits(total=40, whole=40)  # seconds, with all redirects; an editor waits for it
LONGEST_NAME = 80  # characters of the file's name


class CopyRefused(Exception):
    """There is no copy to be had, or not to be released; its text says why in Dutch."""


def may_keep_copies(user: AbstractUser) -> bool:
    """Who may change external addresses may also give them a copy, as far as the user may add documents."""
    documents = policy_registry.get_by_type(PortalDocument)
    return user.has_perm("core.change_externaladdress") and documents.user_has_permission(user, "add")


def can_be_kept(address: CheckedAddress) -> bool:
    """Only an address of a product or useful link has a place for a stored copy."""
    return bool(kept_as(address))


def fetch_copy(address: CheckedAddress, user: AbstractUser, *, fetcher: Fetcher | None = None) -> FetchedCopy:
    """Fetch the PDF into the library. Nobody but editors sees it until it is released. Raises CopyRefused."""
    if not can_be_kept(address):
        raise CopyRefused("Zet dit adres eerst in de lijst Externe adressen, bij een product of nuttige link.")
    content = fetched(address.url, fetcher or Fetcher())
    try:
        check_document(BytesIO(content), "pdf")
    except ValidationError as error:
        raise CopyRefused("Op dit adres staat geen pdf. Alleen van een pdf halen wij een kopie op.") from error
    document = PortalDocument(
        title=name_of(address.url),
        collection=Collection.get_first_root_node(),
        uploaded_by_user=user,
        file_size=len(content),
        file_hash=hash_filelike(BytesIO(content)),
    )
    if read_upload(document, content, "pdf").state == PortalDocument.TextState.LOCKED:
        raise CopyRefused("Er zit een wachtwoord op deze pdf. Lezers kunnen een kopie dan niet openen.")
    with transaction.atomic():
        document.file.save(f"{name_of(address.url)}.pdf", ContentFile(content), save=False)
        document.save()
        return FetchedCopy.objects.create(address=address, url=address.url, document=document, fetched_by=user)


def fetched(url: str, fetcher: Fetcher) -> bytes:
    most = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    try:
        answer = fetcher.fetch(url, most=most, limits=WHILE_WAITING)
    except Trouble as trouble:
        raise CopyRefused(f"De kopie is niet opgehaald. {trouble.detail}") from trouble
    if answer.status not in range(200, 300):
        raise CopyRefused(f"De kopie is niet opgehaald. De website geeft een fout ({answer.status}).")
    if not answer.reply.complete:
        raise CopyRefused(f"Het bestand is te groot: meer dan {most // 1024**2} MB.")
    return answer.reply.body


def name_of(url: str) -> str:
    """The name of the file in the address, readable, without its ending."""
    name = PurePosixPath(unquote(urlsplit(url).path)).stem or urlsplit(url).netloc
    return " ".join(name.replace("_", " ").split())[:LONGEST_NAME]


def without_withheld(documents: QuerySet[PortalDocument], request: HttpRequest) -> QuerySet[PortalDocument]:
    """For the chooser of documents: a copy that nobody released can be put on no page."""
    withheld = FetchedCopy.objects.filter(released_at=None)
    return documents.exclude(pk__in=withheld.values("document"))


@transaction.atomic
def release(copy: FetchedCopy, user: AbstractUser, rights: str) -> None:
    """Offer the copy to readers beside the address. Raises CopyRefused unless its rights allow that."""
    copy.rights = rights
    if not copy.may_be_released:
        raise CopyRefused("Alleen wat vrij of met bronvermelding over te nemen is, mag op de site.")
    kept = kept_as(copy.address) if copy.address else []
    if not kept:
        raise CopyRefused("Dit adres staat niet meer in de lijst Externe adressen.")
    if any(address.stored_copy_id not in {None, copy.document_id} for address in kept):
        raise CopyRefused("Bij dit adres staat al een andere bewaarde kopie. Haal die eerst weg.")
    copy.released_by, copy.released_at = user, timezone.now()
    copy.save()
    for address in kept:
        address.stored_copy = copy.document
        address.save(update_fields=["stored_copy"])


@transaction.atomic
def withdraw(copy: FetchedCopy) -> None:
    """Readers are no longer offered the copy; it stays in the library."""
    copy.released_by = copy.released_at = None
    copy.save()
    for address in copy.document.copy_of.all():
        address.stored_copy = None
        address.save(update_fields=["stored_copy"])
