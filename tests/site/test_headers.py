"""The safe headers stand on every answer of the real server, as internet.nl judges them; readers get no cookie."""

import re

import pytest

PUBLIC = [
    "/",
    "/tips/",
    "/zoeken/?q=privacy",
    "/tips",
    "/t/1",
    "/bestaat-niet/",
    "/sitemap.xml",
    "/robots.txt",
    "/feeds/nieuw.atom",
    "/gezond/",
    "/.well-known/security.txt",
    "/manifest.webmanifest",
    "/documenten/999/",
]


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_answer_is_closed_to_everything_but_our_own_files(served, path):
    policy = directives(served.get(path).headers["Content-Security-Policy"])
    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"]
    sources = {source for values in policy.values() for source in values}
    assert not {source for source in sources if "unsafe" in source or "*" in source or source.startswith("data:")}
    assert not {source for source in sources if re.match(r"(https?:|[a-z0-9.-]+\.[a-z]+)", source)}


@pytest.mark.parametrize("path", [*PUBLIC, "/beheer/login/", "/beheer/", "/static/css/bestaat-niet.css"])
def test_every_answer_keeps_browsers_from_guessing_framing_and_telling_on(served, path):
    headers = served.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] in {"DENY", "SAMEORIGIN"}
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_reader_gets_no_cookie_and_caches_may_keep_the_page_for_all(served, path):
    headers = served.get(path).headers
    assert "Set-Cookie" not in headers
    assert "cookie" not in headers.get("Vary", "").lower()


def test_the_admin_allows_no_eval_and_no_other_host(served):
    policy = directives(served.get("/beheer/login/").headers["Content-Security-Policy"])
    sources = {source for values in policy.values() for source in values}
    assert "'unsafe-eval'" not in sources
    assert not {source for source in sources if "//" in source or "*" in source}
    assert policy["object-src"] == ["'none'"]


def test_static_files_carry_their_hash_and_may_be_kept_for_ever(served):
    sheet = re.search(r'href="(/static/css/site\.[0-9a-f]{12}\.css)"', served.get("/").text)[1]
    answer = served.get(sheet)
    assert answer.status == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert "@import" not in answer.text, "the sheet is one file: an import would cost a request each"


def test_the_home_page_loads_nothing_from_another_host(served):
    page = served.get("/").text
    loaded = re.findall(r'<(?:script|img|iframe|link)\b[^>]*?(?:src|href)="([^"]+)"', page)
    assert loaded
    outside = [url for url in loaded if "//" in url and not url.startswith(served.url)]
    assert outside == []


def test_over_https_browsers_are_told_to_stay_there(client, settings):
    settings.SECURE_HSTS_SECONDS = 63_072_000
    response = client.get("/robots.txt", secure=True)
    assert int(re.search(r"max-age=(\d+)", response["Strict-Transport-Security"])[1]) >= 31_536_000


def test_security_txt_has_a_contact_and_expires_within_a_year(served):
    import datetime

    answer = served.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.strip().splitlines())
    assert fields["Contact"].startswith(("mailto:", "https:"))
    expires = datetime.datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00"))
    now = datetime.datetime.now(datetime.UTC)
    assert now + datetime.timedelta(days=30) < expires < now + datetime.timedelta(days=366)


def test_health_tells_the_state_of_the_database(served):
    answer = served.get("/gezond/")
    assert answer.status == 200
    assert '"gezond"' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
