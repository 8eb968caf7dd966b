"""The portal as it runs for people: migrated, loaded and served the way `make serve` does it."""

import os
import secrets
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60
# The report holds no findings, and a page type without a page would be looked at by no test of the whole site.
PREPARE = """
from django.core.management import call_command
call_command("load_content")
call_command("collectstatic", interactive=False, verbosity=0)
from portal.core.models import Audience, Region
from portal.findings.models import FindingIndexPage, FindingPage, FindingProduct
from products.models import ProductPage
from themes.models import Theme
page = FindingPage(title="Een eerste bevinding", summary="Om te zien hoe een bevinding eruitziet.", live=False)
page.body = [("text", "<p>Wij probeerden het uit.</p>")]
FindingIndexPage.objects.get().add_child(instance=page)
page.themes.set(Theme.objects.all()[:2])
page.regions.set(Region.objects.all()[:2])
page.audiences.set(Audience.objects.all()[:2])
page.product_ties = [FindingProduct(product=ProductPage.objects.first())]
page.save_revision().publish()
"""


@dataclass
class Served:
    """Where it answers, how to run one of its commands, and what loading its content said."""

    url: str
    environment: dict[str, str]
    loaded: str

    def get(self, path: str, **headers: str) -> "Answer":
        return self.ask("GET", path, **headers)

    def ask(self, method: str, path: str, **headers: str) -> "Answer":
        """One request without following redirects; errors are answers too."""
        request = urllib.request.Request(self.url + path, method=method, headers=headers)  # noqa: S310  our own server
        opener = urllib.request.build_opener(NoRedirects)
        try:
            response = opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            return Answer(response.status, response.headers, response.read())

    def manage(self, *arguments: str) -> subprocess.CompletedProcess:
        return manage(self.environment, *arguments)


@dataclass
class Answer:
    status: int
    headers: Message  # names in any case; None for one that is not there
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def manage(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess:
    """Run a management command; raises with its output when it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)}:\n{done.stdout}{done.stderr}")
    return done


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def copy_of_the_database(connection, folder: Path) -> str:
    """The migrated database of the tests, still empty, once more: of the same kind, so that both kinds are served."""
    assert not connection.in_atomic_block, "rows of a test would be copied too"
    if connection.vendor == "sqlite":
        file = folder / "portal.sqlite3"
        with closing(sqlite3.connect(file)) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        return f"sqlite:///{file}"
    settings, name = connection.settings_dict, f"served_{secrets.token_hex(4)}"
    connection.close()  # PostgreSQL copies no database that somebody is connected to
    owner = psycopg2.connect(
        dbname="postgres", user=settings["USER"], host=settings["HOST"], port=settings["PORT"] or None
    )
    owner.autocommit = True
    with closing(owner), owner.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{settings["NAME"]}"')
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@contextmanager
def serve_portal(folder: Path, database_url: str, prepare: str = PREPARE) -> Iterator[Served]:
    """Fill the migrated database, with all content unless told otherwise, and serve it; stops the server at the end."""
    port = free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.local",
        "DATABASE_URL": database_url,
        "VAR_DIR": str(folder),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "PYTHONUNBUFFERED": "1",
    }
    loaded = manage(environment, "shell", "-v0", "-c", prepare).stdout
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
            "portal.wsgi:application",
        ],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_until_it_answers(f"http://localhost:{port}/gezond/", server, folder / "server.log")
        yield Served(url=f"http://localhost:{port}", environment=environment, loaded=loaded)
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def wait_until_it_answers(url: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310  our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The portal did not start:\n{log.read_text()}")
