"""What all tests share: caches that forget, the content on a real server, a browser."""

import os

import pytest
from django.core.cache import cache

from tests.browser.chromium import find_chromium
from tests.served import Served, serve_portal

# Playwright keeps an event loop in the thread of the tests; Django would then refuse the database to all tests after.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytest_plugins = ["tests.browser.fixtures"]


def pytest_collection_modifyitems(items) -> None:
    """What asks the served portal stays on one worker: the portal is loaded and started once a run."""
    for item in items:
        if "served" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("served"))
        if item.get_closest_marker("browser") and not find_chromium():
            item.add_marker(pytest.mark.skip(reason="geen Chromium: apt-get install chromium"))


@pytest.fixture(autouse=True)
def _empty_cache():
    """Wagtail caches site root paths and allauth its tries: no test may see another's."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def served(tmp_path_factory) -> Served:
    """The whole portal with all its content, on its real server and a database of its own."""
    with serve_portal(tmp_path_factory.mktemp("served")) as portal:
        yield portal
