"""A browser for the tests that need one; started once a run, with a fresh page for each test."""

from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium


@pytest.fixture(scope="session")
def browser(django_db_setup, served) -> Iterator[Browser]:
    """Playwright's event loop runs in the thread of the tests, and there Django has database connections of their own.

    They are closed before the loop ends: PostgreSQL drops no database that somebody is connected to. It copies none
    either, and beside a loop the connection of before cannot be closed: so the served portal is there first.
    """
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield started
        started.close()
        connections.close_all()


@pytest.fixture
def page(browser, served) -> Iterator[Page]:
    """A page in a context of its own, so without anybody's cookies; addresses start at the served portal."""
    context = browser.new_context(base_url=served.url, locale="nl-NL")
    yield context.new_page()
    context.close()
