"""Every page of the sitemap, asked for once."""

import re

import pytest
from django.db import connection

from tests.same_pages import keep
from tests.served import Served


def addresses(served: Served) -> list[str]:
    """The paths of the sitemap."""
    found = re.findall(r"<loc>(?:https?://[^/]+)([^<]*)</loc>", served.get("/sitemap.xml").text)
    assert len(found) > 200, "the sitemap holds the whole portal"
    return found


@pytest.fixture(scope="session")
def everything(served) -> dict[str, str]:
    """The HTML of every address of the sitemap."""
    pages = {}
    for address in addresses(served):
        answer = served.get(address)
        assert answer.status == 200, address
        pages[address] = answer.text
    keep(pages, connection.vendor)
    return pages
