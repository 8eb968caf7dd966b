"""The two commands say in one line what stands in the way, and never with a traceback."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from portal.serve import CannotServe, check_address_is_free, chosen_address, static_signature

ROOT = Path(__file__).resolve().parents[2]
WORDS = ["serve", "test", "lint", "format", "check", "content", "reset", "vendor"]


@pytest.fixture
def checkout(tmp_path) -> Path:
    """What `make` reads before there is an environment."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["make", *arguments], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_make_alone_lists_its_words(checkout):
    listed = [line.split()[1] for line in make(checkout).stdout.splitlines()]
    assert [word for word in WORDS if word not in listed] == []


@pytest.mark.parametrize("word", ["serve", "test"])
def test_without_a_fitting_python_it_says_what_to_install(checkout, word):
    done = make(checkout, word, "PYTHON=")
    assert done.returncode != 0
    assert "Er is geen Python 3.11 of nieuwer" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_network_it_says_so_in_a_line(checkout):
    done = make(
        checkout, "serve", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_EXTRA_INDEX_URL="", PIP_CONFIG_FILE=os.devnull
    )
    assert done.returncode != 0
    assert "Is er een internetverbinding?" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (checkout / ".venv/installed").exists(), "the next try must install again"


def test_a_taken_port_is_named_with_another_to_try():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "portal.serve"],
            cwd=ROOT,
            env={**os.environ, "PORT": str(port), "HOST": "127.0.0.1"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"Poort {port} op 127.0.0.1 is al in gebruik" in done.stderr
    assert f"PORT={port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "acht", "-1", "80.5"])
def test_a_port_that_is_none_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(CannotServe, match="geen poort"):
        chosen_address()


@pytest.mark.parametrize("host", ["192.0.2.1", "bestaat.niet.invalid"])
def test_an_address_of_another_machine_is_refused(host):
    with pytest.raises(CannotServe, match="geen adres van deze machine"):
        check_address_is_free(host, 8000)


def test_port_and_host_have_defaults_for_this_machine_alone(monkeypatch):
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.delenv("HOST", raising=False)
    assert chosen_address() == ("127.0.0.1", 8000)


def test_static_files_are_collected_again_only_when_one_changed(tmp_path):
    for name in ("static/site.css", "requirements.txt", "portal/core/storage.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a")
    before = static_signature(tmp_path)
    assert static_signature(tmp_path) == before
    (tmp_path / "static/site.css").write_text("ab")
    assert static_signature(tmp_path) != before
