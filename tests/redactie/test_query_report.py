"""The report of what is searched for: for whom, what stands in it, and what one can do from it."""

from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from portal.search.models import QueryTotal
from tests.redactie.admin_forms import read_form

REPORT = "/beheer/zoekvragen/"


def total(words: str, days_ago: int = 0, searches: int = 1, without_result: int = 0) -> None:
    QueryTotal.objects.create(
        key=words or "unreadable",
        words=words,
        day=timezone.localdate() - timedelta(days=days_ago),
        searches=searches,
        without_result=without_result,
    )


def table(client, **query) -> list[list[str]]:
    soup = BeautifulSoup(client.get(REPORT, query).content, "html.parser")
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")][:3]
        for row in soup.select("main table tbody tr")
    ]


def menu(client) -> str:
    return BeautifulSoup(client.get("/beheer/").content, "html.parser").select_one("#wagtail-sidebar-props").text


def test_who_edits_or_keeps_the_portal_sees_it_and_a_redacteur_does_not(account, sign_in, redacteur):
    total("schoolplein")
    for group in ("Landelijke eindredacteur", "Beheerder"):
        client = sign_in(account(group))
        assert REPORT in menu(client)
        assert table(client) == [["schoolplein", "1", "0"]]
    assert REPORT not in menu(redacteur)
    for address in (REPORT, f"{REPORT}resultaten/", f"{REPORT}?export=csv"):
        answer = redacteur.get(address)
        assert answer.status_code == 302, address
        assert "schoolplein" not in answer.content.decode()


def test_the_days_of_a_question_are_added_up_and_the_most_frequent_stands_first(eindredacteur):
    total("schoolplein", 0, searches=2, without_result=1)
    total("schoolplein", 9, searches=3, without_result=2)
    total("veilig thuis", 0, searches=20)
    total("", 0, searches=50)
    assert table(eindredacteur) == [["veilig thuis", "20", "0"], ["schoolplein", "5", "3"]]
    assert table(eindredacteur, ordering="words")[0][0] == "schoolplein"
    assert table(eindredacteur, q="thuis") == [["veilig thuis", "20", "0"]]


@pytest.mark.parametrize(
    ("days", "searches"), [("7", "1"), ("30", "11"), ("90", "111"), ("365", "1.111"), ("", "11"), ("x", "1.111")]
)
def test_the_period_can_be_chosen(eindredacteur, days, searches):
    for number, days_ago in enumerate((6, 7, 30, 90)):
        total("schoolplein", days_ago, searches=10**number)
    query = {"period": days} if days else {}
    assert table(eindredacteur, **query) == [["schoolplein", searches, "0"]]


def test_the_form_shows_the_period_that_counts_without_a_choice(eindredacteur):
    soup = BeautifulSoup(eindredacteur.get(REPORT).content, "html.parser")
    chosen = soup.select_one("[name=period] option[selected], [name=period][checked]")
    assert chosen["value"] == "30"


def test_questions_without_result_can_be_shown_alone(eindredacteur):
    total("schoolplein", searches=4, without_result=1)
    total("veilig thuis", searches=20)
    assert table(eindredacteur, without_result="ja") == [["schoolplein", "4", "1"]]


def test_a_question_leads_to_its_results_and_to_what_can_be_made_of_it(eindredacteur):
    total("lastig gesprek & meer")
    soup = BeautifulSoup(eindredacteur.get(REPORT).content, "html.parser")
    links = {" ".join(link.get_text().split()): link["href"] for link in soup.select("main table td a")}
    words = "‘lastig gesprek & meer’"
    assert set(links) == {
        f"Bekijk de resultaten voor {words}",
        f"Maak synoniem voor {words}",
        f"Maak uitgelicht resultaat voor {words}",
    }
    assert links[f"Bekijk de resultaten voor {words}"] == "/zoeken/?q=lastig+gesprek+%26+meer"
    synonym = read_form(eindredacteur.get(links[f"Maak synoniem voor {words}"]), "#w-editor-form")
    assert synonym["words"] == "lastig gesprek & meer"
    promotion = read_form(eindredacteur.get(links[f"Maak uitgelicht resultaat voor {words}"]), "#w-editor-form")
    assert promotion["query_string"] == "lastig gesprek & meer"


def test_nobody_is_offered_what_they_may_not_make(account, sign_in):
    total("schoolplein")
    page = sign_in(account("Beheerder")).get(REPORT).content.decode()
    assert "Maak uitgelicht resultaat" in page
    assert "Maak synoniem" not in page


def test_it_can_be_taken_along_as_csv_and_xlsx(eindredacteur):
    total("schoolplein", searches=4, without_result=1)
    today = timezone.localdate()
    answer = eindredacteur.get(REPORT, {"export": "csv"})
    assert 'filename="zoekvragen.csv"' in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content).decode().splitlines() == [
        "Zoekvraag,Keer gezocht,Zonder resultaat,Laatst gezocht",
        f"schoolplein,4,1,{today:%Y-%m-%d}",
    ]
    workbook = load_workbook(BytesIO(b"".join(eindredacteur.get(REPORT, {"export": "xlsx"}).streaming_content)))
    assert [cell.value for cell in workbook.active[2]][:3] == ["schoolplein", 4, 1]


def test_an_empty_report_says_when_something_comes(eindredacteur):
    total("")
    assert "op drie verschillende dagen binnen een maand" in eindredacteur.get(REPORT).content.decode()


def test_many_questions_cost_no_more_queries_than_few(eindredacteur):
    def queries(names: range) -> int:
        for name in names:
            total(f"vraag {name}")
        with CaptureQueriesContext(connection) as captured:
            assert eindredacteur.get(REPORT).status_code == 200
        return len(captured)

    queries(range(1))
    assert queries(range(1, 3)) == queries(range(3, 30))
