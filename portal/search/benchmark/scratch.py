"""A database for one measurement: made beside the real one, on the same server or disk, and thrown away after it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.test.utils import override_settings

NAME = "bench_search"
# What a cache keeps is of one database; the measurement has one of its own.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": NAME}}


@contextmanager
def scratch_database() -> Iterator[None]:
    """Everything within speaks to an empty, migrated database. Raises DatabaseError when none may be made."""
    before = connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory(prefix=f"{NAME}-") as folder, override_settings(CACHES=CACHES):
        connection.settings_dict["TEST"]["NAME"] = name_in(Path(folder))
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(before, verbosity=0)


def name_in(folder: Path) -> str:
    """SQLite's is a file, so that it is read from a disk as the real one is."""
    return str(folder / f"{NAME}.sqlite3") if connection.vendor == "sqlite" else NAME
