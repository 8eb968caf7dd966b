"""What all tests share: caches that forget, the content on a real server, a browser."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from tests.browser.chromium import find_chromium
from tests.served import Served, copy_of_the_database, serve_portal
from tests.shares import left_to_others, may_ask_a_database

# Playwright keeps an event loop in the thread of the tests; Django would then refuse the database to all tests after.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytest_plugins = ["tests.browser.fixtures", "tests.second_factor", "tests.editors"]


# Django keeps much for good; looking through it for garbage at every few hundred objects cost a tenth of the time.
gc.set_threshold(100_000, 50, 50)


def pytest_collection_modifyitems(config, items) -> None:
    """What asks no database is done by one of the runs; what looks at the HTML alone too, shared out by itself.

    What asks the served portal stays on one worker: the portal is loaded and started once a run. It is served from a
    copy of the tests' database, which pytest-django makes only for tests that ask for it.
    """
    looks = [item for item in items if item.get_closest_marker("browser") or item.get_closest_marker("shared")]
    others = [item for item in items if item not in looks and not may_ask_a_database(item)]
    elsewhere = left_to_others(item.nodeid for item in looks) | left_to_others(item.nodeid for item in others)
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in elsewhere])
    items[:] = [item for item in items if item.nodeid not in elsewhere]
    for item in items:
        if "served" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("served"))
            item.add_marker(pytest.mark.django_db)
        if item.get_closest_marker("browser") and not find_chromium():
            item.add_marker(pytest.mark.skip(reason="geen Chromium: apt-get install chromium"))


@pytest.fixture(autouse=True)
def _empty_cache():
    """Wagtail caches site root paths and allauth its tries: no test may see another's."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="class")
def once_a_class(django_db_setup, django_db_blocker) -> Iterator[Callable]:
    """What a fixture of a class makes `with once_a_class():` stands there for all its tests, and is gone after them.

    Every test runs in a savepoint of the transaction that is opened here, so none sees what another did.
    """
    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture(scope="session")
def spare_database(django_db_setup, django_db_blocker, tmp_path_factory) -> tuple[Path, str]:
    """A folder and the address of a migrated database, for a portal that a test may change as it likes.

    Copied before a browser starts, for the same reason as that of `served`.
    """
    folder = tmp_path_factory.mktemp("spare")
    with django_db_blocker.unblock():
        return folder, copy_of_the_database(connection, folder)


@pytest.fixture(scope="session")
def served(django_db_setup, django_db_blocker, spare_database, tmp_path_factory) -> Iterator[Served]:
    """The whole portal with all its content, on its real server and a database of its own."""
    folder = tmp_path_factory.mktemp("served")
    with django_db_blocker.unblock():
        database_url = copy_of_the_database(connection, folder)
    with serve_portal(folder, database_url) as portal:
        yield portal
