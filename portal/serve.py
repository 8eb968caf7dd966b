"""`make serve`: prepares the local portal step by step and serves it; run again it starts in seconds.

Reads PORT (default 8000) and HOST (default: this machine only) from the environment. Ends with one Dutch line and
exit code 1 when the port is taken or a step cannot be done.
"""

import errno
import hashlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

DEFAULT_PORT = 8000
LOCAL_ONLY = "127.0.0.1"


class CannotServe(Exception):
    """What stands in the way, in a line for whoever typed the command."""


def chosen_address() -> tuple[str, int]:
    """HOST and PORT of the environment, checked."""
    text = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise CannotServe(f"PORT={text} is geen poort. Kies een getal van 1 tot en met 65535: make serve PORT=8001")
    return os.environ.get("HOST") or LOCAL_ONLY, int(text)


def check_address_is_free(host: str, port: int) -> None:
    """Ask the system for the address, and give it back: granian itself would only fail with a traceback."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as error:
        raise CannotServe(f"HOST={host} is geen adres van deze machine.") from error
    except PermissionError as error:
        raise CannotServe(f"Poort {port} mag u niet gebruiken. Kies een hogere: make serve PORT=8001") from error
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise CannotServe(f"HOST={host} is geen adres van deze machine.") from error
        raise CannotServe(
            f"Poort {port} op {host} is al in gebruik. Kies een andere: make serve PORT={port + 1}"
        ) from error


def step(text: str, action: Callable[[], object]) -> None:
    """Do one step, and say how long it took."""
    print(f"• {text} … ", end="", flush=True)
    started = time.monotonic()
    action()
    print(f"klaar ({time.monotonic() - started:.1f} s)", flush=True)


def static_signature(base_dir: Path) -> str:
    """Changes with every change of our own static files or of the packages that bring theirs."""
    files = sorted(path for path in (base_dir / "static").rglob("*") if path.is_file())
    facts = [f"{path}:{path.stat().st_mtime_ns}:{path.stat().st_size}" for path in files]
    facts.append((base_dir / "requirements.txt").read_text(encoding="utf-8"))
    facts.append((base_dir / "portal/core/storage.py").read_text(encoding="utf-8"))
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def prepare() -> None:
    """Database, content with its search table, static files and the first editor."""
    from django.conf import settings
    from django.core.management import call_command

    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    step("Database bijwerken", lambda: call_command("migrate", verbosity=0))
    call_command("load_content")
    stamp = settings.VAR_DIR / "static.stamp"
    signature = static_signature(settings.BASE_DIR)
    if not stamp.exists() or stamp.read_text(encoding="ascii") != signature:
        step("Stijlen en scripts klaarzetten", lambda: call_command("collectstatic", interactive=False, verbosity=0))
        stamp.write_text(signature, encoding="ascii")
    call_command("create_editor", username="redactie", if_none=True)


def start_jobs() -> subprocess.Popen:
    """What must happen on time, in a process beside the server that ends when the server does.

    The server comes in the place of this process and keeps its number, by which the child knows that it is there.
    """
    command = [sys.executable, "-m", "django", "run_jobs", "--forever", "--as-long-as", str(os.getpid())]
    return subprocess.Popen(command)  # noqa: S603  our own interpreter, no shell


def serve(host: str, port: int) -> None:
    """Become the server: granian, one worker a core with one thread each (docs/besluiten)."""
    name = "localhost" if host == LOCAL_ONLY else host
    print(f"\nHet portaal staat op http://{name}:{port} (stoppen met Ctrl-C). De redactie: /beheer/", flush=True)
    os.execv(  # noqa: S606  our own interpreter, no shell
        sys.executable,
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
            *("--workers", str(os.cpu_count() or 1), "--blocking-threads", "1", "--respawn-failed-workers"),
            *("--log-level", "warning", "portal.wsgi:application"),
        ],
    )


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.local")
    only_prepare = "--only-prepare" in arguments
    try:
        host, port = chosen_address()
        if not only_prepare:
            check_address_is_free(host, port)
        say_what_stands_in_the_way(prepare)
        if not only_prepare:
            start_jobs()
            serve(host, port)
    except CannotServe as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def say_what_stands_in_the_way(action: Callable[[], object]) -> None:
    """Run it with Django set up; what a person can mend is said in a line, not in a traceback."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management.base import CommandError
    from django.db.utils import OperationalError

    try:
        django.setup()
        action()
    except (ImproperlyConfigured, CommandError) as error:
        raise CannotServe(str(error)) from error
    except OperationalError as error:
        raise CannotServe(f"De database geeft geen antwoord: {str(error).splitlines()[0]}") from error
    except OSError as error:
        raise CannotServe(f"{error.strerror}: {error.filename}") from error


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
