"""The report of links in the admin: what stands in it for whom, and what an editor can do from it."""

import datetime
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import GroupPagePermission, Page

from portal.core.models import ExternalAddress
from portal.findings.models import FindingIndexPage
from portal.linkcheck.applying import apply
from portal.linkcheck.gathering import refresh_all
from portal.linkcheck.models import CheckedAddress, LinkCheckRun, LinkPlace
from tests import factories as make
from tests.linkcheck.test_applying import ALIVE, DEAD, day, look
from tests.linkcheck.test_gathering import body, link
from tests.redactie.admin_forms import press

pytestmark = pytest.mark.django_db
REPORT = "/beheer/links/"
State = CheckedAddress.State
URL = "https://elders.test/stuk"


def publish(url: str = URL, **fields):
    page = make.FindingPageFactory(body=body(("text", link(url, "het stuk"))), **fields)
    refresh_all()
    return page


def dead(url: str = URL) -> CheckedAddress:
    return look(CheckedAddress.objects.get(url=url), DEAD, 1, 2, 3)


def rows(client, **query) -> list[str]:
    answer = client.get(REPORT, query)
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    return [" ".join(row.get_text(" ").split()) for row in soup.select("main table tbody tr")]


def test_it_says_where_a_dead_link_stands_where_it_leads_and_since_when(eindredacteur):
    page = publish(title="Samen leren")
    dead()
    (row,) = rows(eindredacteur)
    for said in (
        "Samen leren",
        "Inhoud, blok 1 (Tekst): ‘het stuk’",
        URL,
        "Onbereikbaar sinds 3 november 2026",
        "Werkt niet sinds 1 november 2026, op 3 dagen.",
        "De website zegt dat deze pagina er niet is (404).",
        "Dit is een vals alarm",
    ):
        assert said in row, said
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in eindredacteur.get(REPORT).content.decode()


def test_what_works_is_not_in_the_way_and_can_be_asked_for(eindredacteur):
    publish()
    assert rows(eindredacteur) == []
    assert "Er zijn geen links die hieraan voldoen." in eindredacteur.get(REPORT).content.decode()
    assert len(rows(eindredacteur, staat="nog-niet")) == 1
    apply(CheckedAddress.objects.get(), ALIVE)
    assert rows(eindredacteur, staat="nog-niet") == []
    assert len(rows(eindredacteur, staat="bereikbaar")) == len(rows(eindredacteur, staat="alle")) == 1


def test_it_can_be_filtered_by_collectief_and_searched(eindredacteur):
    region = make.RegionFactory(name="Arnhem")
    collectief = make.CollectiefPageFactory(title="Collectief Arnhem", region=region)
    publish("https://een.test/", title="Van Arnhem", regions=[region])
    publish("https://twee.test/", title="Van niemand")
    assert len(rows(eindredacteur, staat="alle")) == 2
    (row,) = rows(eindredacteur, staat="alle", collectief=collectief.pk)
    assert "Van Arnhem" in row
    assert "Collectief Arnhem" in row
    (row,) = rows(eindredacteur, staat="alle", q="twee")
    assert "Van niemand" in row


def test_a_link_in_a_record_leads_to_the_record(eindredacteur):
    useful = make.UsefulLinkFactory(title="Meldcode")
    useful.addresses.add(make.ExternalAddressFactory(url=URL))
    useful.save()
    refresh_all()
    assert len(rows(eindredacteur, staat="alle")) == 1
    address = reverse("wagtailsnippets_links_usefullink:edit", args=[useful.pk])
    assert address in eindredacteur.get(REPORT, {"staat": "alle"}).content.decode()


class TestWhoSeesWhat:
    @pytest.fixture
    def of_one_part(self, account, sign_in):
        """Somebody who may change the findings under one page, and nothing else."""
        part = make.FindingPageFactory(title="Het eigen deel")
        index = FindingIndexPage.objects.get()
        group = Group.objects.create(name="Eén deel")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
        GroupPagePermission.objects.create(group=group, page=Page.objects.get(pk=part.pk), permission=change)
        assert index
        return part, sign_in(account("Eén deel"))

    def test_an_editor_of_one_part_sees_its_links_alone_in_list_export_and_numbers(self, of_one_part):
        part, client = of_one_part
        part.body = body(("text", link("https://eigen.test/")))
        part.save_revision().publish()
        publish("https://ander.test/", title="Geheim van een ander")
        for url in ("https://eigen.test/", "https://ander.test/"):
            dead(url)
        assert len(rows(client, staat="alle")) == 1
        for address in (
            REPORT,
            f"{REPORT}?staat=alle",
            f"{REPORT}resultaten/?staat=alle",
            f"{REPORT}?staat=alle&q=ander",
        ):
            assert "ander.test" not in client.get(address).content.decode().replace("?q=ander", ""), address
        exported = b"".join(client.get(f"{REPORT}?staat=alle&export=csv").streaming_content).decode()
        assert "eigen.test" in exported
        assert "ander.test" not in exported
        assert "1 onbereikbaar" in client.get("/beheer/").content.decode()

    @pytest.mark.parametrize("screen", ["linkcheck_false_alarm", "linkcheck_undo", "linkcheck_change_seen"])
    def test_an_address_of_another_cannot_be_marked(self, of_one_part, screen):
        _part, client = of_one_part
        publish()
        address = dead()
        for answer in (
            client.get(reverse(screen, args=[address.pk])),
            client.post(reverse(screen, args=[address.pk]), {"reason": "zomaar", "days": "30"}),
        ):
            assert answer.status_code in {302, 403}
            assert URL not in answer.content.decode()
        address.refresh_from_db()
        assert address.state == State.GONE

    def test_who_may_change_no_page_has_no_report(self, account, sign_in):
        publish()
        dead()
        beheerder = sign_in(account("Beheerder"))
        for address in (REPORT, f"{REPORT}resultaten/", f"{REPORT}?export=csv"):
            assert beheerder.get(address).status_code == 302, address
        home = beheerder.get("/beheer/").content.decode()
        assert "Dode links" not in home
        assert REPORT not in home

    def test_without_signing_in_there_is_nothing(self, client):
        assert client.get(REPORT).status_code == 302


def test_a_changed_file_is_told_until_an_editor_has_seen_it(eindredacteur):
    publish()
    CheckedAddress.objects.update(state=State.REACHABLE, file_changed_on=datetime.date(2026, 11, 5))
    (row,) = rows(eindredacteur)
    assert "Het bestand is veranderd. Dat zagen wij op 5 november 2026." in row
    assert len(rows(eindredacteur, staat="veranderd")) == 1
    seen = reverse("linkcheck_change_seen", args=[CheckedAddress.objects.get().pk])
    eindredacteur.get(seen)
    assert CheckedAddress.objects.get().file_changed_on, "looking at an address changes nothing"
    press(eindredacteur, f"{REPORT}?staat=veranderd", seen)
    assert rows(eindredacteur) == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_export_has_every_row_and_no_cell_that_acts_as_a_formula(eindredacteur, kind):
    publish(title="=HYPERLINK(1)")
    dead()
    answer = eindredacteur.get(REPORT, {"export": kind})
    if kind == "csv":
        text = b"".join(answer.streaming_content).decode()
    else:
        cells = [cell.value for row in load_workbook(BytesIO(answer.getvalue())).active for cell in row]
        text = "|".join(str(cell) for cell in cells)
        assert not [cell for cell in cells if str(cell).startswith("=")]
    assert "'=HYPERLINK(1)" in text
    for said in ("Bestemming", "Nieuw adres", URL, "onbereikbaar", "Inhoud, blok 1 (Tekst)"):
        assert said in text, said


def test_the_numbers_on_the_dashboard_lead_to_lists_of_that_length(eindredacteur):
    publish("https://weg.test/")
    publish("https://weg.test/")
    publish("https://hapert.test/")
    publish("https://goed.test/")
    dead("https://weg.test/")
    look(CheckedAddress.objects.get(url="https://hapert.test/"), DEAD, 1)
    apply(CheckedAddress.objects.get(url="https://goed.test/"), ALIVE)
    panel = BeautifulSoup(eindredacteur.get("/beheer/").content, "html.parser").select_one("#dode-links-section")
    links = {" ".join(a.get_text().split()): a["href"] for a in panel.select(".w-panel__content a")}
    assert list(links) == [
        "2 onbereikbaar",
        "1 met een storing",
        "Bekijk alle links (4)",
    ]
    for (text, href), number in zip(links.items(), (2, 1, 4), strict=True):
        soup = BeautifulSoup(eindredacteur.get(href).content, "html.parser")
        assert len(soup.select("main table tbody tr")) == number, text


def test_the_dashboard_says_so_when_all_is_well_or_nothing_was_looked_at(eindredacteur):
    assert "Er zijn nog geen links gecontroleerd." in eindredacteur.get("/beheer/").content.decode()
    publish()
    assert "Geen links die aandacht vragen." in eindredacteur.get("/beheer/").content.decode()


def test_it_says_when_the_last_check_was(eindredacteur):
    assert "De links zijn nog niet gecontroleerd." in eindredacteur.get(REPORT).content.decode()
    run = LinkCheckRun.objects.create(started_at=day(4, 3), result="4 webadressen gecontroleerd: 4 bereikbaar.")
    assert "De controle loopt nu, sinds 4 november 2026, 4.00 uur." in eindredacteur.get(REPORT).content.decode()
    LinkCheckRun.objects.filter(pk=run.pk).update(is_running=False)
    text = eindredacteur.get(REPORT).content.decode()
    assert "Laatste controle: 4 november 2026, 4.00 uur. 4 webadressen gecontroleerd: 4 bereikbaar." in text


def test_what_an_editor_mends_leaves_the_list_at_once(eindredacteur, django_capture_on_commit_callbacks):
    page = publish("https://weg.test/")
    dead("https://weg.test/")
    with django_capture_on_commit_callbacks(execute=True):
        page.body = body(("text", link("https://nieuw.test/")))
        page.save_revision().publish()
    assert rows(eindredacteur) == []
    assert LinkPlace.objects.get().address.url == "https://nieuw.test/"
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert LinkPlace.objects.count() == 0


def test_a_new_useful_link_is_in_the_list_at_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        useful = make.UsefulLinkFactory()
        useful.addresses.add(make.ExternalAddressFactory(url=URL))
        useful.save()
    assert LinkPlace.objects.get().address.url == URL
    assert ExternalAddress.objects.get().state == "not_checked"


def test_a_long_list_costs_no_more_questions_to_the_database(eindredacteur, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    publish("https://een.test/")
    with CaptureQueriesContext(connection) as few:
        rows(eindredacteur, staat="alle")
    region = make.RegionFactory()
    make.CollectiefPageFactory(region=region)
    for number in range(4):
        make.FindingPageFactory(body=body(("text", link(f"https://nog{number}.test/"))), regions=[region])
    refresh_all()
    with django_assert_max_num_queries(len(few) + 1):
        assert len(rows(eindredacteur, staat="alle")) == 5
