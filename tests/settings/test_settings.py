"""Every set of settings starts, and production does not without what it needs. Each in a process of its own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "k3nn1sp0rt44l-" + "x7Qz9" * 12,
    "ALLOWED_HOSTS": "portaal.test",
    "DATABASE_URL": "postgresql://portaal@localhost/portaal",
}
ASK = "import json; from django.conf import settings; print(json.dumps({n: getattr(settings, n) for n in %r}))"


def run(code: str, **environment: str) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def settings_of(*names: str, **environment: str) -> dict:
    done = run(ASK % list(names), **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", ["local", "test", "production"])
def test_every_set_of_settings_starts(name, tmp_path):
    environment = {**PRODUCTION, "DJANGO_SETTINGS_MODULE": f"portal.settings.{name}", "VAR_DIR": str(tmp_path)}
    done = run("import django; django.setup()", **environment)
    assert done.returncode == 0, done.stderr


def test_a_mail_server_that_hangs_is_given_up_after_some_seconds():
    assert settings_of("EMAIL_TIMEOUT", **PRODUCTION) == {"EMAIL_TIMEOUT": 10}
    assert settings_of("EMAIL_TIMEOUT", **PRODUCTION, EMAIL_TIMEOUT="3") == {"EMAIL_TIMEOUT": 3}


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_refuses_to_start_without(missing):
    done = run("import django; django.setup()", **{**PRODUCTION, missing: ""})
    assert done.returncode != 0
    assert f"{missing} ontbreekt" in done.stderr


def test_production_is_never_in_debug_and_keeps_cookies_to_itself():
    found = settings_of(
        "DEBUG",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        **PRODUCTION,
    )
    assert found["DEBUG"] is False
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert all(value for name, value in found.items() if name != "DEBUG")


def test_production_believes_a_proxy_only_when_told_how_many_there_are():
    assert settings_of("SECURE_PROXY_SSL_HEADER", **PRODUCTION) == {"SECURE_PROXY_SSL_HEADER": None}
    behind = settings_of("SECURE_PROXY_SSL_HEADER", "PROXIES", **PRODUCTION, PROXIES="1")
    assert behind == {"SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"], "PROXIES": 1}


def test_the_local_secret_is_made_once_and_kept(tmp_path):
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.local", "VAR_DIR": str(tmp_path)}
    first = settings_of("SECRET_KEY", **environment)
    assert settings_of("SECRET_KEY", **environment) == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_the_example_names_every_variable_that_the_settings_read():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "portal/settings").glob("*.py"))
    read = set(re.findall(r"env_(?:text|bool|int|list|choice)\(\s*\"([A-Z_]+)\"", sources))
    named = set(re.findall(r"^([A-Z_]+)=", example, flags=re.MULTILINE))
    assert {"SECRET_KEY", "PROXIES"} <= read
    assert read - named == {"HOST"}, "HOST belongs to make serve, which documents it"
