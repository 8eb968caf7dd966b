"""The check of an uploaded file as one editor may see it: with the same file elsewhere in the library."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from wagtail.permissions import policy_registry

from portal.core.file_report import report_lines
from portal.core.models import PortalDocument

MOST_NAMED = 5  # copies of one file that are named


@dataclass(frozen=True)
class Copy:
    """The same file under another document; `url` is empty for who may not change that one."""

    title: str
    url: str


def report_for(document: PortalDocument, user: AbstractUser) -> dict:
    """What the template `redactie/file_report.html` needs."""
    copies, lines = copies_of(document, user), report_lines(document)
    advised = [line for line in lines if line.advice]
    return {
        "document": document,
        "advised": advised,
        "well": [line for line in lines if not line.advice],
        "copies": copies,
        "points": len(advised) + bool(copies),
    }


def copies_of(document: PortalDocument, user: AbstractUser) -> list[Copy]:
    """Documents with the same file, of those that this user may choose: of the others nothing may be learned."""
    if not document.file_hash:
        return []
    policy = policy_registry.get_by_type(PortalDocument)
    same = (
        policy.instances_user_has_any_permission_for(user, ["choose", "change"])
        .filter(file_hash=document.file_hash)
        .exclude(pk=document.pk)
        .order_by("title", "pk")
        .select_related("collection")
    )
    return [
        Copy(
            title=copy.title,
            url=reverse("wagtaildocs:edit", args=[copy.pk])
            if policy.user_has_permission_for_instance(user, "change", copy)
            else "",
        )
        for copy in same[:MOST_NAMED]
    ]
