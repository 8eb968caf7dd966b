"""‘Te beoordelen’: what is in it and why, for whom, and how it is narrowed down and taken along."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from portal.core.dashboard_numbers import Counted
from portal.judging.dashboard import count_overdue
from portal.judging.due import overdue_url
from tests import factories as make
from tests.teams.conftest import SECRET

REPORT = "/beheer/beoordelen/"
TODAY = timezone.localdate
DAY = datetime.timedelta(days=1)


def judged(factory, title: str, *, review_in: int | None = None, judged_on=None, **fields) -> Page:
    """An item that was judged to be true, to be looked at again in so many days."""
    review_on = TODAY() + review_in * DAY if review_in is not None else None
    judged_on = judged_on or TODAY()
    return factory(title=title, judgement="current", judged_on=judged_on, review_on=review_on, **fields)


def rows(client, **query) -> dict[str, str]:
    """What stands in each row, by the title of its item."""
    answer = client.get(REPORT, query)
    assert answer.status_code == 200
    found = BeautifulSoup(answer.content, "html.parser").select("table.listing tbody tr")
    return {row.select_one(".title-wrapper").get_text(strip=True): row.get_text(" ", strip=True) for row in found}


def test_it_has_what_is_due_what_is_nearly_so_and_what_nobody_judged_with_the_reason(eindredacteur):
    judged(make.TipPageFactory, "Te laat", review_in=-3)
    judged(make.ProductPageFactory, "Vandaag", review_in=0)
    judged(make.ActionPageFactory, "Bijna", review_in=20)
    judged(make.FindingPageFactory, "Nog lang niet", review_in=200)
    judged(make.TipPageFactory, "Zonder datum")
    make.TipPageFactory(title="Uit het rapport")
    make.TipPageFactory(title="Een concept", live=False)
    found = rows(eindredacteur)
    assert list(found) == ["Te laat", "Vandaag", "Bijna", "Uit het rapport"]
    assert "Over tijd sinds" in found["Te laat"]
    assert "Product" in found["Vandaag"]
    assert "Opnieuw bekijken vanaf" in found["Bijna"]
    assert "Nog nooit beoordeeld" in found["Uit het rapport"]
    assert list(rows(eindredacteur, reden="over-tijd")) == ["Te laat", "Vandaag"]
    assert list(rows(eindredacteur, reden="binnen-een-maand")) == ["Bijna"]
    assert list(rows(eindredacteur, reden="nooit-beoordeeld")) == ["Uit het rapport"]
    assert list(rows(eindredacteur, q="vandaag")) == ["Vandaag"]
    assert list(rows(eindredacteur, datum_from=TODAY().isoformat())) == ["Vandaag", "Bijna"]
    assert next(iter(rows(eindredacteur, ordering="-title"))) == "Vandaag"
    assert list(rows(eindredacteur, ordering="-review_on"))[-1] == "Uit het rapport"


def test_a_change_in_the_law_drops_what_hangs_on_it_into_the_list_until_it_is_judged_again(eindredacteur):
    subject = make.SubjectFactory()
    anchor = make.AnchorFactory(name="AVG", subjects=[subject])
    other = make.AnchorFactory(name="Jeugdwet")
    change = make.AnchorChangeFactory(anchor=anchor, date=TODAY() - 10 * DAY)
    make.AnchorChangeFactory(anchor=anchor, date=TODAY() + 5 * DAY, label="van vóór iets dat nog komt")
    hanging = {"subjects": [subject], "judged_on": TODAY() - 20 * DAY, "review_in": 300}
    tip = judged(make.TipPageFactory, "Ouder dan de wet", **hanging)
    judged(make.ProductPageFactory, "Daarna bekeken", **(hanging | {"judged_on": change.date}))
    judged(make.TipPageFactory, "Over iets anders", **(hanging | {"subjects": []}))
    found = rows(eindredacteur)
    assert list(found) == ["Ouder dan de wet"]
    assert "Van vóór de AVG" in found["Ouder dan de wet"]
    assert "nog komt" not in found["Ouder dan de wet"]
    assert list(rows(eindredacteur, ijkpunt=anchor.pk)) == list(rows(eindredacteur, reden="ijkpunt")) == [tip.title]
    assert rows(eindredacteur, ijkpunt=other.pk) == {}
    tip.judged_on = TODAY()
    tip.save_revision().publish()
    assert rows(eindredacteur) == {}


def test_it_can_be_narrowed_to_a_collectief_with_all_its_places(eindredacteur):
    area = make.RegionFactory(name="Parkstad")
    town = make.RegionFactory(name="Heerlen", part_of=area)
    collectief = make.CollectiefPageFactory(title="Heerlen (Parkstad)", region=area)
    make.TipPageFactory(title="Van Heerlen", regions=[town])
    make.TipPageFactory(title="Van elders")
    assert "Heerlen (Parkstad)" in rows(eindredacteur)["Van Heerlen"]
    assert list(rows(eindredacteur, collectief=collectief.pk)) == ["Van Heerlen"]


@pytest.mark.parametrize("query", [{"reden": "onzin"}, {"datum_from": "gisteren"}, {"ijkpunt": "0"}, {"ordering": "x"}])
def test_a_filter_that_means_nothing_breaks_nothing(eindredacteur, query):
    make.TipPageFactory(title="Uit het rapport")
    assert list(rows(eindredacteur, **query)) == ["Uit het rapport"]


def test_an_empty_list_says_so_and_a_narrow_one_says_what_to_do(eindredacteur):
    assert "Er is niets te beoordelen." in eindredacteur.get(REPORT).content.decode()
    answer = eindredacteur.get(REPORT, {"reden": "over-tijd"}).content.decode()
    assert "haal een filter weg" in answer


def test_an_editor_sees_only_what_that_editor_may_change_and_no_draft_title(zwolle, person, eindredacteur):
    for client in (person("Redacteur Zwolle"), person("Eindredacteur Zwolle"), eindredacteur):
        answer = client.get(REPORT).content.decode()
        assert "Bevinding van Zwolle" in answer
        assert SECRET not in answer


def test_a_redacteur_of_another_collectief_sees_nothing_of_it(zwolle, arnhem, person):
    assert list(rows(person("Redacteur Arnhem"))) == ["Bevinding van Arnhem"]
    export = person("Redacteur Arnhem").get(REPORT, {"export": "csv"})
    assert b"Zwolle" not in b"".join(export.streaming_content)


def test_it_can_be_taken_along_and_no_cell_acts_as_a_formula(eindredacteur):
    judged(make.TipPageFactory, "=1+1", review_in=-1)
    text = b"".join(eindredacteur.get(REPORT, {"export": "csv"}).streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0].split(",") == [
        *(
            "Titel",
            "Soort",
            "Collectief",
            "Opnieuw bekijken",
            "Waarom in de lijst",
            "Laatste oordeel",
            "Postbus",
            "Adres",
        )
    ]
    assert "'=1+1" in text
    assert "over tijd sinds" in text
    assert eindredacteur.get(REPORT, {"export": "xlsx"}).status_code == 200


def test_the_number_for_the_dashboard_is_the_length_of_its_list(account, sign_in):
    place = make.CollectiefPageFactory()
    judged(make.TipPageFactory, "Te laat", review_in=-3)
    judged(make.TipPageFactory, "Te laat en van hier", review_in=-2, regions=[place.region])
    judged(make.TipPageFactory, "Bijna", review_in=3)
    make.TipPageFactory()
    user = account("Landelijke eindredacteur")
    client = sign_in(user)
    for path, number in ((overdue_url(), 2), (overdue_url(place.pk), 1)):
        listed = BeautifulSoup(client.get(path).content, "html.parser").select("table.listing tbody tr")
        assert len(listed) == number
    assert count_overdue(user) == Counted(2, {place.pk: 1})


def test_a_longer_list_costs_no_query_more(eindredacteur):
    subject = make.SubjectFactory()
    make.AnchorChangeFactory(anchor=make.AnchorFactory(subjects=[subject]))
    make.TipPageFactory(subjects=[subject])
    numbers = []
    for more in (0, 3):
        for _ in range(more):
            make.TipPageFactory(subjects=[subject], regions=[make.RegionFactory()])
        eindredacteur.get(REPORT)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert len(rows(eindredacteur)) == 1 + more
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_who_may_change_no_page_gets_no_list(account, sign_in):
    client = sign_in(account("Beheerder"))
    assert client.get(REPORT).status_code == 302
    assert "Te beoordelen" not in client.get("/beheer/").content.decode()
