"""Lists of the admin as CSV and XLSX: what stands on the screen, for who may see it, and nothing that could run."""

import csv
import datetime
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from portal.bundles.models import Bundle
from portal.core.models import ExternalAddress, PortalImage, Region
from portal.teams.establishing import establish
from portal.teams.models import Team
from tests import factories as make
from tests.editors import quick_team
from themes.models import TipIndexPage

RECORDS = [
    *("core/anchor", "core/audience", "core/externaladdress", "core/foreignphrase"),
    *("core/partner", "core/region", "core/subject"),
    *("glossary/term", "links/linkcategory", "links/usefullink", "themes/heading", "themes/theme"),
]
PICTURE = {"file": "plaatje.png", "width": 2, "height": 3}  # lists ask for no pixel of it
RUNS = '=HYPERLINK("https://kwaad.test")'


def content(answer) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def sheet(answer) -> list[list]:
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(content(answer))).active.iter_rows()]


def explorer() -> str:
    return f"/beheer/pages/{TipIndexPage.objects.get().pk}/"


def exported(client, path: str, **query) -> list[dict]:
    text = content(client.get(path, {**query, "export": "csv"})).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def test_a_list_of_pages_can_be_taken_along_drafts_too(eindredacteur):
    theme, region = make.ThemeFactory(name="Samen leren"), make.RegionFactory(name="Arnhem")
    tip = make.TipPageFactory(
        title="Maak een kaart", summary="Dat helpt.", themes=[theme], regions=[region], judgement="current"
    )
    make.TipPageFactory(title="Concept", live=False, owner=None)
    rows = {row["Titel"]: row for row in exported(eindredacteur, explorer())}
    assert set(rows) == {"Maak een kaart", "Concept"}
    row = rows["Maak een kaart"]
    assert (row["Soort pagina"], row["Samenvatting"], row["Thema’s"], row["Regio’s"]) == (
        "Tip",
        "Dat helpt.",
        "Samen leren",
        "Arnhem",
    )
    assert row["Oordeel over actualiteit"] == "actueel"
    assert row["Vast adres"] == f"http://testserver/t/{tip.number}"
    assert row["Bijgewerkt op"].startswith(f"{timezone.localtime():%Y-%m-%d}")
    assert sheet(eindredacteur.get(explorer(), {"export": "xlsx"}))[0] == list(row)


def test_the_buttons_stand_on_the_list_and_take_its_search_along(eindredacteur):
    make.TipPageFactory(title="Maak een kaart")
    make.TipPageFactory(title="Iets anders")
    page = BeautifulSoup(eindredacteur.get(explorer(), {"q": "kaart"}).content, "html.parser")
    (link,) = {found["href"] for found in page.select("a[href*='export=csv']")}
    assert [row["Titel"] for row in exported(eindredacteur, link.partition("?")[0], q="kaart")] == ["Maak een kaart"]
    assert "q=kaart" in link


def test_pages_that_are_no_items_have_a_row_too(eindredacteur):
    from wagtail.models import Page

    home = Page.objects.get(depth=2)
    titles = [row["Titel"] for row in exported(eindredacteur, f"/beheer/pages/{home.pk}/")]
    assert "Tips voor gemeenten" in titles


def test_a_long_list_of_pages_is_whole_and_costs_no_more_queries(eindredacteur):
    def queries(number: int) -> int:
        for _number in range(number):
            make.TipPageFactory(themes=[make.ThemeFactory()], regions=[make.RegionFactory()])
        eindredacteur.get(explorer(), {"export": "csv"})
        with CaptureQueriesContext(connection) as captured:
            content(eindredacteur.get(explorer(), {"export": "csv"}))
        return len(captured)

    few = queries(3)
    assert queries(55) == few
    assert len(exported(eindredacteur, explorer())) == 58


def test_who_may_not_see_the_pages_gets_no_list(account, sign_in):
    make.TipPageFactory(title="Concept", live=False)
    beheerder = sign_in(account("Beheerder"))
    answer = beheerder.get(explorer(), {"export": "csv"})
    assert answer.status_code == 302
    assert b"Concept" not in answer.content


@pytest.mark.parametrize("path", RECORDS)
def test_every_list_of_records_can_be_taken_along(eindredacteur, path):
    make.ExternalAddressFactory()
    make.UsefulLinkFactory()
    make.GlossaryTermFactory()
    make.HeadingFactory()
    make.ForeignPhraseFactory()
    make.AnchorFactory()
    for factory in (make.RegionFactory, make.PartnerFactory, make.AudienceFactory, make.SubjectFactory):
        factory()
    rows = sheet(eindredacteur.get(f"/beheer/snippets/{path}/", {"export": "xlsx"}))
    assert len(rows) == 2
    assert all(heading and "_" not in heading for heading in rows[0])
    assert eindredacteur.get(f"/beheer/snippets/{path}/", {"export": "csv"}).status_code == 200


def test_records_say_what_they_mean_in_dutch(eindredacteur):
    ExternalAddress.objects.create(url="https://voorbeeld.test/", state="gone", checked_on=datetime.date(2026, 3, 1))
    region = make.RegionFactory(name="Friesland", kind="province")
    make.RegionFactory(name="Leeuwarden", part_of=region, general_knowledge=True)
    head, row = sheet(eindredacteur.get("/beheer/snippets/core/externaladdress/", {"export": "xlsx"}))
    told = dict(zip(head, row, strict=True))
    assert told["Staat"] == "onbereikbaar"
    assert told["Gecontroleerd op"] == datetime.date(2026, 3, 1)
    head, *rows = sheet(eindredacteur.get("/beheer/snippets/core/region/", {"export": "xlsx"}))
    told = {row[head.index("Naam")]: dict(zip(head, row, strict=True)) for row in rows}
    assert told["Leeuwarden"]["Onderdeel van"] == "Friesland"
    assert (told["Leeuwarden"]["Algemene kennis"], told["Friesland"]["Algemene kennis"]) == ("ja", "nee")


@pytest.mark.parametrize("path", ["snippets/core/partner/", "reports/site-history/", "reports/aging-pages/", "pages/"])
@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_no_cell_of_any_export_can_act_as_a_formula(eindredacteur, path, extension):
    """Lists of ours and reports of Wagtail's own, whose values go through the same place."""
    make.PartnerFactory(name=RUNS)
    page = make.TipPageFactory(title=RUNS)
    page.save_revision(log_action=True).publish(log_action=True)
    address = explorer() if path == "pages/" else f"/beheer/{path}"
    answer = content(eindredacteur.get(address, {"export": extension}))
    if extension == "csv":
        delimiter = ";" if path == "pages/" else ","
        cells = [cell for row in csv.reader(StringIO(answer.decode("utf-8-sig")), delimiter=delimiter) for cell in row]
    else:
        found = [cell for row in load_workbook(BytesIO(answer)).active.iter_rows() for cell in row]
        assert "f" not in {cell.data_type for cell in found}
        cells = [str(cell.value) for cell in found]
    assert f"'{RUNS}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def told(answer) -> dict:
    head, row = sheet(answer)
    return dict(zip(head, row, strict=True))


def test_the_lists_of_documents_and_images_can_be_taken_along_whole(eindredacteur, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for number in range(31):  # more than one screen of images
        PortalImage.objects.create(title=f"Plaatje {number}", description=RUNS, **PICTURE)
    make.DocumentFactory(title=RUNS)
    document = told(eindredacteur.get("/beheer/documents/", {"export": "xlsx"}))
    assert (document["Titel"], document["Taal"], document["Aantal keer gebruikt"]) == (f"'{RUNS}", "nl", 0)
    assert document["Bestand"].endswith(".pdf")
    head, *rows = sheet(eindredacteur.get("/beheer/images/", {"export": "xlsx"}))
    assert len(rows) == 31
    assert {row[head.index("Beschrijving")] for row in rows} == {f"'{RUNS}"}
    text = content(eindredacteur.get("/beheer/images/", {"export": "csv", "q": "Plaatje 7"})).decode()
    assert "Plaatje 7" in text
    assert "Plaatje 8" not in text
    for path in ("documents", "images"):
        assert "export=csv" in eindredacteur.get(f"/beheer/{path}/").content.decode(), path


def test_files_of_another_collectief_are_in_no_export(account, sign_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    arnhem, zwolle = (
        establish(region=Region(name=name), mailbox=f"{name}@voorbeeld.test").team for name in ("Arnhem", "Zwolle")
    )
    for team in (arnhem, zwolle):
        make.DocumentFactory(title=f"Stuk van {team}", collection=team.collection)
        PortalImage.objects.create(title=f"Foto van {team}", collection=team.collection, **PICTURE)
    client = sign_in(account("Eindredacteur Zwolle"))
    for path in ("documents", "images"):
        text = content(client.get(f"/beheer/{path}/", {"export": "csv"})).decode()
        assert "van Zwolle" in text
        assert "Arnhem" not in text


def test_the_list_of_accounts_can_be_taken_along_by_who_sees_it(account, sign_in, eindredacteur):
    account(
        "Redacteur Zwolle", "Landelijke eindredacteur", username="zoe", first_name="=Zoë", email="zoe@voorbeeld.test"
    )
    beheerder = sign_in(account("Beheerder"))
    head, *rows = sheet(beheerder.get("/beheer/users/", {"export": "xlsx"}))
    (row,) = [dict(zip(head, row, strict=True)) for row in rows if "zoe" in row]
    assert (row["E-mailadres"], row["Groepen"], row["Actief"]) == (
        "zoe@voorbeeld.test",
        "Landelijke eindredacteur, Redacteur Zwolle",
        "ja",
    )
    assert (row["Naam"].startswith("'=Zoë"), row["Tweede stap"]) == (True, "nog niet")
    assert "zoe@voorbeeld.test" in content(beheerder.get("/beheer/users/", {"export": "csv"})).decode()
    assert "export=xlsx" in beheerder.get("/beheer/users/").content.decode()
    refused = eindredacteur.get("/beheer/users/", {"export": "csv"})
    assert refused.status_code == 302
    assert b"zoe@" not in refused.content


def test_the_lists_of_collectieven_and_of_bundles_can_be_taken_along(account, sign_in):
    for team in (quick_team("Zwolle"), quick_team("Arnhem")):
        Bundle.objects.create(title=f"=Start van {team}", team=team)
    beheerder = sign_in(account("Beheerder"))
    head, *rows = sheet(beheerder.get("/beheer/collectieven/", {"export": "xlsx"}))
    assert head == ["Collectief", "Postbus", "Redacteuren", "Eindredacteuren"]
    assert ["Zwolle", Team.objects.get(region__name="Zwolle").mailbox, 0, 0] in rows
    assert "export=xlsx" in beheerder.get("/beheer/collectieven/").content.decode()

    editor = sign_in(account("Eindredacteur Zwolle"))
    assert "export=csv" in editor.get("/beheer/bundels/").content.decode()
    text = content(editor.get("/beheer/bundels/", {"export": "csv"})).decode()
    assert "'=Start van Zwolle" in text
    assert "in de maak" in text
    assert "Arnhem" not in text
    assert len(sheet(editor.get("/beheer/bundels/", {"export": "xlsx"}))) == 2
    assert len(sheet(editor.get("/beheer/bundels/", {"export": "xlsx", "stand": "gepubliceerd"}))) == 1


def test_a_moment_is_written_as_the_clock_here_has_it(eindredacteur):
    make.TipPageFactory()
    rows = sheet(eindredacteur.get("/beheer/reports/aging-pages/", {"export": "xlsx"}))
    moments = [cell for row in rows for cell in row if isinstance(cell, datetime.datetime)]
    assert moments
    now = timezone.make_naive(timezone.now())
    assert all(abs((now - moment).total_seconds()) < 600 for moment in moments)
