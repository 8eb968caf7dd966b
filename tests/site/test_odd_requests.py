"""Whatever stands in an address, a reader gets a useful page or a 404; nothing breaks."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import ITEM_FACTORIES

LISTS = ["/tips/", "/producten/", "/acties/", "/bevindingen/", "/zoeken/"]
ODD_QUERIES = [
    "q=%20%20%20",
    "q=%22",
    "q=%22open%20eind",
    "q=%22%22%22",
    "q=%00",
    "q=a%00b",
    "q=%27%20OR%201=1--",
    "q=%25",
    "q=_",
    "q=*",
    "q=\\",
    "q=%F0%9F%98%80",
    "q=%ff%fe",
    "q=de+het+een",
    "q=" + "x" * 10_000,
    "q=a&q=b",
    "thema=bestaat-niet",
    "thema[]=x",
    "thema=x&thema=y&thema=x",
    "thema=%00",
    "regio=" + "r" * 5_000,
    "soort=bevinding&soort=factsheet&soort=onzin",
    "pagina=0",
    "pagina=-1",
    "pagina=99999",
    "pagina=9999999999999999999999",
    "pagina=x",
    "pagina=1&pagina=2",
    "pagina=%D9%A3",
    "sorteer=onzin",
    "sorteer=nieuw&pagina=2",
    "onbekend=1",
    "&&&===&",
    "%",
    "q=%E0%A4%A",
]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("query", ODD_QUERIES, ids=lambda query: query[:30])
def test_an_odd_query_gives_a_page_or_a_404(served, path, query):
    assert served.get(f"{path}?{query}").status in {200, 404}


@pytest.mark.parametrize("path", ["/", "/tips/", "/begrippen/", "/collectieven/", "/sitemap.xml", "/feeds/nieuw.atom"])
def test_a_query_string_where_none_is_asked_is_ignored(served, path):
    assert served.get(f"{path}?x=1&x=%00&q[]=%22").status == 200


@pytest.mark.parametrize(
    "path",
    ["/%00", "/tips/%00/", "/a%2F..%2Fb/", "/..%2f..%2fetc/passwd", "/t/0", "/t/99999999999/", "/t/9999", "/c/nergens"],
)
def test_an_odd_path_is_not_found(served, path):
    assert served.get(path).status in {400, 404}


@pytest.mark.parametrize(
    "path", ["/", "/tips/", "/zoeken/?q=privacy", "/t/1", "/sitemap.xml", "/gezond/", "/bestaat-niet/"]
)
def test_head_answers_as_get_does_without_a_body(served, path):
    head, get = served.ask("HEAD", path), served.get(path)
    assert head.status == get.status
    assert head.body == b""
    assert head.headers.get("Content-Type") == get.headers.get("Content-Type")


@pytest.mark.parametrize("path", ["/", "/tips/", "/zoeken/", "/t/1", "/sitemap.xml", "/gezond/", "/documenten/1/x.pdf"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_another_method_is_not_allowed(served, path, method):
    answer = served.ask(method, path)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


# What means something to a database, an index, a browser or a screen, mixed with words that are found and any others.
PIECES = st.one_of(
    st.text(max_size=15),
    st.sampled_from(
        [
            *("routekaart", "routekart", "Route", "OM", "de het een", "kaart-", "IB’er"),
            *(
                "AND",
                "OR",
                "NOT",
                "NEAR(a b, 2)",
                "*",
                "rou*",
                '"',
                '"route kaart"',
                "(",
                ")",
                "-",
                "^",
                "title:",
                "{x}",
            ),
            *("&", "|", "!", "<->", ":*", ":A", "'", "''", "\\", "%", "_", "; DROP TABLE x; --", "$1", "%s", "%(x)s"),
            *("<script>alert(1)</script>", "<b onclick=x>", "&lt;", "{{ 7|add:7 }}", "{% load x %}"),
            *("\x00", "\x1b", "\n", "\u200f", "\u202e", "مرحبا", "שלום", "🙂", "é", "ﬁ", "İ", "\ud800"),
        ]
    ),
)
TYPED = st.builds(str.join, st.sampled_from(["", " "]), st.lists(PIECES, max_size=12))


@pytest.fixture(scope="class")
def _two_of_each_kind(once_a_class):
    """So that there is something to find, to mark and to suggest."""
    with once_a_class():
        for kind, factory in ITEM_FACTORIES.items():
            factory(title=f"Routekaart voor {kind}", summary="Met een <b>kaart</b> & het OM.")
            factory(title=f"Iets anders over {kind}", keywords="routekaarten")


@pytest.mark.django_db
@pytest.mark.usefixtures("_two_of_each_kind")
class TestAnythingTyped:
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(words=TYPED, page=st.text(max_size=6), theme=st.text(max_size=30))
    def test_never_breaks_search_nor_stands_on_the_page_as_markup(self, client, words, page, theme):
        for address in ("/zoeken/", "/zoeken/suggesties/", "/feeds/zoeken.atom"):
            asked = urlencode({"q": words, "pagina": page, "thema": theme}, errors="replace")
            response = client.get(f"{address}?{asked}")
            assert response.status_code == 200
            assert b"<script>alert" not in response.content
            assert b"<b onclick" not in response.content

    def test_finds_the_item_whose_title_it_is(self, client):
        response = client.get("/zoeken/", {"q": '  "routekaart'})
        text = BeautifulSoup(response.content, "html.parser").get_text()
        assert all(f"Routekaart voor {kind}" in text for kind in ITEM_FACTORIES)
