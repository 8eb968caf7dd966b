"""What the loader may renew: only what nobody touched since it was loaded."""

import hashlib
import json
from enum import Enum

from django.db import models
from wagtail.models import Page, PageViewRestriction

from portal.core.models import LedgerEntry


class Decision(Enum):
    CREATE = "gemaakt"
    UPDATE = "vernieuwd"
    KEEP = "behouden zoals een redacteur het liet"
    SAME = "ongewijzigd"


def checksum(value) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def record_state(instance: models.Model) -> str:
    """Of a record that is not a page: all its own values, and what it is tied to."""
    values = {field.attname: getattr(instance, field.attname) for field in instance._meta.concrete_fields}
    for field in instance._meta.many_to_many:
        values[field.name] = sorted(getattr(instance, field.name).values_list("pk", flat=True))
    values.pop("page_id", None)  # a theme's page is the loader's own doing, later in the run
    return checksum(values)


def page_state(page: Page, restrictions: set[int]) -> str:
    """Of a page: its latest revision, being live, place, slug, dates and whether it is shut off."""
    return checksum(
        [
            page.latest_revision_id,
            page.live,
            page.path[: -page.steplen],
            page.slug,
            page.expire_at,
            page.go_live_at,
            page.pk in restrictions,
        ]
    )


def restricted_pages() -> set[int]:
    return set(PageViewRestriction.objects.values_list("page_id", flat=True))


class Ledger:
    """The entries of all earlier runs, read once."""

    def __init__(self):
        self.entries = {entry.key: entry for entry in LedgerEntry.objects.all()}

    def decide(
        self, *, key: str, data: dict, found: models.Model | None, state: str | None, overwrite: bool
    ) -> Decision:
        """What to do with a record, given what stands in the database under its key (`found`, in `state`)."""
        entry = self.entries.get(key)
        if overwrite:
            return Decision.UPDATE if found else Decision.CREATE
        if entry is None:
            return Decision.KEEP if found else Decision.CREATE
        if found is None:
            return Decision.KEEP  # an editor deleted it
        if entry.checksum == checksum(data):
            return Decision.SAME
        return Decision.UPDATE if entry.state == state else Decision.KEEP

    def remember(self, *, key: str, data: dict, instance: models.Model, state: str) -> None:
        entry, _ = LedgerEntry.objects.update_or_create(
            key=key, defaults={"checksum": checksum(data), "state": state, "object_id": instance.pk}
        )
        self.entries[key] = entry
