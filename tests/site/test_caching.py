"""Text goes compressed over the wire; hashed files stay in the browser for good, and a page only while it is right."""

import re


def style_sheet(served) -> str:
    return re.search(r'href="(/static/css/site\.[0-9a-f]+\.css)"', served.get("/").text)[1]


def test_a_page_is_compressed_for_who_takes_it(served):
    plain, packed = served.get("/"), served.get("/", **{"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 2
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_the_style_sheet_comes_in_brotli_and_stays_for_a_year_at_least(served):
    path = style_sheet(served)
    plain, packed = served.get(path), served.get(path, **{"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert len(packed.body) < len(plain.body) / 3
    assert "immutable" in packed.headers["Cache-Control"]
    assert int(re.search(r"max-age=(\d+)", packed.headers["Cache-Control"])[1]) >= 365 * 24 * 3600


def test_a_page_that_has_not_changed_is_not_sent_again(served):
    first = served.get("/over/")
    assert first.headers["Cache-Control"] == "no-cache"
    again = served.get("/over/", **{"If-None-Match": first.headers["ETag"]})
    assert again.status == 304
    assert again.body == b""


def test_the_admin_is_never_kept(served):
    assert "no-store" in served.get("/beheer/login/").headers["Cache-Control"]
