"""Whatever stands in an address, a reader gets a useful page or a 404; nothing breaks."""

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


@pytest.mark.django_db
class TestAnythingTyped:
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(words=st.text(max_size=60), page=st.text(max_size=6), theme=st.text(max_size=30))
    def test_never_breaks_search(self, client, words, page, theme):
        response = client.get("/zoeken/", {"q": words, "pagina": page, "thema": theme})
        assert response.status_code in {200, 404}

    def test_finds_the_item_whose_title_it_is(self, client):
        for kind, factory in ITEM_FACTORIES.items():
            factory(title=f"Routekaart voor {kind}")
        response = client.get("/zoeken/", {"q": '  "routekaart'})
        text = BeautifulSoup(response.content, "html.parser").get_text()
        assert all(f"Routekaart voor {kind}" in text for kind in ITEM_FACTORIES)
