"""Two that look at a page at the same moment, each with a connection of its own."""

import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.db import connection

from portal.findings.models import FindingPage
from portal.linkcheck import gathering
from portal.linkcheck.models import CheckedAddress
from tests.linkcheck.test_gathering import places, with_link


@pytest.fixture
def page(django_db_setup, django_db_blocker) -> Iterator[FindingPage]:
    """Really in the database."""
    with django_db_blocker.unblock():
        found = with_link()
        yield found
        CheckedAddress.objects.all().delete()
        found.delete()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="de testdatabase in het geheugen heeft één verbinding")
def test_its_addresses_are_written_down_once(page, monkeypatch):
    both_write, write = threading.Barrier(2), gathering.write_places

    def slowly(*args) -> None:
        with suppress(threading.BrokenBarrierError):  # the other waits for the page
            both_write.wait(timeout=2)
        write(*args)

    def look() -> None:
        try:
            gathering.refresh_page(FindingPage, page.pk)
        finally:
            connection.close()

    monkeypatch.setattr(gathering, "write_places", slowly)
    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert [url for url, *_ in places()] == ["https://elders.test/stuk"]
