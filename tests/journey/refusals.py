"""What somebody of another collectief gets at every address that was opened or pressed on the way: no."""

import re

from playwright.sync_api import APIResponse

from tests.journey.people import Person
from tests.served import Served

STATE = """
from django.db.models import Max
from wagtail.models import Page, PageLogEntry, Revision
from portal.bundles.models import Bundle, BundleEvent
from portal.core.models import PortalDocument
from portal.exchange.models import ImportBatch
from portal.moderation.models import CheckLink
for model in (Page, PageLogEntry, Revision, BundleEvent, PortalDocument, ImportBatch, CheckLink):
    print(model.objects.count(), model.objects.aggregate(Max("pk")))
print(list(Bundle.objects.values_list("pk", "title", "state")), list(Page.objects.values_list("pk", "live", "title")))
"""
# What the forms ask least, so that a form that is open would do something.
WHAT_THEY_SENT = {
    "title": "Gekaapt",
    "slug": "gekaapt",
    "reader": "iemand",
    "kind": "withdrawn",
    "reason": "Weg ermee.",
}


def refused(person: Person, served: Served, others: list[Person], secrets: tuple[str, ...]) -> None:
    """Nothing that others asked or did is open to this person: not a word that is not public, and nothing changes."""
    asked = list(dict.fromkeys(address for other in others for address in other.asked))
    changed = list(dict.fromkeys(address for other in others for address in other.changed if theirs(address)))
    before = served.manage("shell", "-v", "0", "-c", STATE).stdout
    for address in asked:
        answer = person.page.request.get(address)
        assert answer.status in {200, 403, 404, 405}, address
        assert told(answer, secrets) == [], address
    assert sum(map(theirs, asked)) > 5
    for address in filter(theirs, asked):
        answer = person.page.request.get(address, max_redirects=0)
        assert answer.status in {302, 403, 404, 405}, address
    assert len(changed) > 5
    token = next(cookie["value"] for cookie in person.page.context.cookies() if cookie["name"] == "csrftoken")
    for address in changed:
        answer = person.page.request.post(address, headers={"X-CSRFToken": token}, form=WHAT_THEY_SENT)
        assert answer.status in {200, 403, 404}, address
        assert told(answer, (*secrets, "Dit formulier is verlopen")) == [], address
    assert served.manage("shell", "-v", "0", "-c", STATE).stdout == before


def theirs(address: str) -> bool:
    """Whether the address is of one thing: a number stands in it."""
    return re.search(r"/[0-9]+/", address) is not None


def told(answer: APIResponse, words: tuple[str, ...]) -> list[str]:
    text = answer.text()
    return [word for word in words if word in text]
