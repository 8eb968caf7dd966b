"""What the checks need to know from the database: at most four questions, and none outside it."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.foreign_phrases import phrases
from portal.core.models import ExternalAddress
from portal.glossary.models import Term

from .checks import LABELS, Finding, Known, find_all, insecure_addresses
from .ease import Ease, ease_of
from .hard_words import WORD
from .parts import Part, parts_of


@dataclass(frozen=True)
class Tips:
    """What is said of a page: points, and how easy it is to read (None when there is too little text)."""

    findings: list[Finding]
    ease: Ease | None

    def groups(self) -> list[tuple[str, list[Finding]]]:
        """The points by kind, with the name of each."""
        return [(LABELS[kind], list(points)) for kind, points in groupby(self.findings, key=lambda point: point.kind)]


def tips_for(page: Page, user: AbstractUser) -> Tips:
    """Of a page as it is, saved or not, with what this user may know of files."""
    parts = list(parts_of(page))
    return Tips(find_all(parts, known_for(parts, user)), ease_of(parts))


def known_for(parts: list[Part], user: AbstractUser) -> Known:
    return Known(
        explained=explained_words(),
        foreign=phrases.get(),
        files=file_facts(linked_documents(parts), user),
        secure=secure_addresses({address for part in parts for address in insecure_addresses(part)}),
    )


def explained_words() -> frozenset[str]:
    """Every word of every name in the glossary, in small letters; also of terms that texts do not mark."""
    return frozenset(
        word.lower() for term in Term.objects.all() for form in term.forms() for word in WORD.findall(form)
    )


def linked_documents(parts: list[Part]) -> set[int]:
    """Primary keys of the documents that the texts link to."""
    links = [link for part in parts for link in part.soup.find_all("a", linktype="document")]
    return {int(link["id"]) for link in links if link.get("id", "").isdecimal()}


def file_facts(numbers: set[int], user: AbstractUser) -> dict[int, str]:
    """Type and size, as ‘pdf, 1,2 MB’, of the documents among these that this user may choose or change."""
    if not numbers:
        return {}
    policy = policy_registry.get_by_type(get_document_model())
    allowed = policy.instances_user_has_any_permission_for(user, ["choose", "change"])
    return {document.pk: facts_of(document) for document in allowed.filter(pk__in=numbers)}


def facts_of(document) -> str:
    size = [filesizeformat(document.size)] if document.size else []
    return ", ".join([document.file_extension.lower(), *size])


def secure_addresses(addresses: set[str]) -> frozenset[str]:
    """Those of these addresses with http whose website is among our own addresses with https, and not gone."""
    hosts = {address: host_of(address) for address in addresses}
    wanted = Q()
    for host in set(filter(None, hosts.values())):
        wanted |= Q(url__istartswith=f"https://{host}/") | Q(url__iexact=f"https://{host}")
    if not wanted:
        return frozenset()
    State = ExternalAddress.State
    works = ExternalAddress.objects.filter(wanted).exclude(state__in=[State.GONE, State.ARCHIVED])
    secure = {host_of(url) for url in works.values_list("url", flat=True)}
    return frozenset(address for address, host in hosts.items() if host in secure)


def host_of(address: str) -> str:
    """The host in small letters; empty for what is no address, or names a port."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "") if parts.port is None else ""
    except ValueError:
        return ""
