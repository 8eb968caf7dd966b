"""What a bundle with many parts costs to look at."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.bundles import changing
from portal.bundles.approved_text import approve_text, text_of
from portal.bundles.models import Bundle
from portal.bundles.problems import problems_of_fields
from portal.core.streams import stream_documents
from tests import factories as make
from tests.bundles.conftest import ready_draft
from tests.bundles.test_screens import address, client_of

pytestmark = pytest.mark.django_db
State = Bundle.State


def bundle_with(place, count: int, bundle) -> Bundle:
    """Pages that each show a file of their own, and as many loose documents."""
    made = Bundle.objects.create(title=f"Met {count}", team=place.team, created_by=bundle.writer)
    for _ in range(count):
        own = {"collection": place.team.collection, "uploaded_by_user": bundle.writer}
        shown, loose = make.DocumentFactory(**own), make.DocumentFactory(**own)
        body = [("download", {"document": shown, "label": ""})]
        changing.add_page(made, ready_draft(place, f"Bevinding {shown.pk}", body=body), bundle.writer)
        changing.add_document(made, loose, bundle.writer)
    return made


def reading(made: Bundle) -> int:
    """With how many queries Wagtail and Django read and check each text by itself."""
    with CaptureQueriesContext(connection) as captured:
        for entry in made.pages.select_related("page__latest_revision", "revision"):
            page = entry.page.specific
            page.latest_revision = entry.page.latest_revision
            text = text_of(entry, page) if made.is_open else page
            stream_documents(text.body)
            if made.is_open:
                problems_of_fields(text)
    return len(captured) - made.pages.count()  # without looking for the page's own type


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED, State.PUBLISHED])
def test_the_number_of_queries_does_not_grow_with_the_parts_of_a_bundle(zwolle, bundle, state):
    numbers = []
    for count in (1, 4):
        made = bundle_with(zwolle, count, bundle)
        for entry in made.pages.all() if state == State.APPROVED else []:
            approve_text(entry, entry.page.specific)
        made.state = state
        made.save()
        clients = [client_of(bundle.writer), client_of(bundle.editor)]
        for client in clients:
            client.get(address(made))
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address(made)).status_code == 200
            numbers.append(len(captured) - reading(made))
    assert numbers[:2] == numbers[2:]
