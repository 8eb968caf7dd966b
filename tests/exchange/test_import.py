"""Importing through the real screens: a look first, then drafts, and never the same row twice."""

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Page, PageLogEntry

from collectieven.models import ActionPage
from portal.core.models import ExternalAddress
from portal.exchange.models import ImportBatch
from portal.findings.models import FindingPage
from products.models import ProductPage
from tests import factories as make
from tests.exchange.files import ADDRESS, HEAD, choose, csv_text, lines, press, row, told, xlsx
from themes.models import TipPage


def test_a_file_is_looked_at_first_and_becomes_drafts_when_agreed(eindredacteur, lists):
    pages = Page.objects.count()
    screen = choose(eindredacteur, xlsx(HEAD, *(row(number) for number in range(12)), title="Mijn lijst"))
    assert "12 rijen nieuw: hiervan komen concepten." in told(screen)
    assert "Akkoord, maak 12 concepten" in told(screen)
    assert Page.objects.count() == pages
    after = press(eindredacteur, screen, "Akkoord")
    assert "12 rijen zijn concepten geworden." in told(after)
    found = FindingPage.objects.filter(title__endswith="van Zwolle")
    assert found.count() == 12
    assert not found.live().exists()
    page = found.get(title="Bevinding nummer 7 van Zwolle").get_latest_revision_as_object()
    assert page.owner.username == "elly"
    assert page.summary == "Wat wij zagen bij proef 7."
    assert page.body[0].value.source == "<p>Eerst dit.</p><ul><li>een</li><li>twee</li></ul>"
    assert [term.name for term in page.themes.all()] == ["Samen leren en ontwikkelen"]
    assert [term.name for term in page.regions.all()] == ["Zwolle"]
    assert [term.name for term in page.audiences.all()] == ["Wijkteam"]
    assert page.judgement == "not_judged"
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.create", user__username="elly").exists()


def test_who_forgot_what_to_import_is_told_to_choose_the_file_again_when_there_was_one(eindredacteur, lists):
    again = "Kies het bestand nog een keer. Uw browser onthoudt het niet."
    file = SimpleUploadedFile("lijst.xlsx", xlsx(HEAD, row(1)))
    forgotten = BeautifulSoup(eindredacteur.post(ADDRESS, {"file": file}).content, "html.parser")
    assert "Kies wat u wilt importeren." in errors_of(forgotten, "target")
    assert again in errors_of(forgotten, "file")
    nothing = BeautifulSoup(eindredacteur.post(ADDRESS, {}).content, "html.parser")
    assert "Kies eerst een bestand." in errors_of(nothing, "file")
    assert again not in nothing.get_text()


def errors_of(screen: BeautifulSoup, name: str) -> str:
    """What the screen says is wrong at a field."""
    field = screen.select_one(f"main [name={name}]").find_parent(class_="w-field__wrapper")
    return " ".join(error.get_text(" ", strip=True) for error in field.select(".w-field__errors"))


def test_a_draft_of_an_import_opens_in_the_editor_and_can_be_published(eindredacteur, lists):
    press(eindredacteur, choose(eindredacteur, xlsx(HEAD, row(1))), "Akkoord")
    page = FindingPage.objects.get(title="Bevinding nummer 1 van Zwolle")
    assert eindredacteur.get(page.url or f"/bevindingen/{page.slug}/").status_code == 404
    assert eindredacteur.get(f"/beheer/pages/{page.pk}/edit/").status_code == 200
    page.get_latest_revision().publish()
    assert eindredacteur.get(f"/bevindingen/{page.slug}/").status_code == 200


def test_every_problem_has_a_line_with_what_was_meant(eindredacteur, lists):
    make.TipPageFactory(title="Maak samen een routekaart voor de wijk", summary="Dat helpt.", key="tip-3-04")
    content = xlsx(
        HEAD,
        row(1),
        row(2, Titel=""),
        row(3, **{"Thema’s": "Samen leeren en ontwikkelen"}),
        row(4, **{"Regio’s": "Zwole; Nergenshuizen"}),
        row(5, Samenvatting="x" * 301),
        row(6, Titel="Maak samen een routekaart voor uw wijk"),
        row(7, **{"Eigen kenmerk": "Z-1", "Titel": "Iets heel anders dan de rest"}),
        row(8, Titel="Vergeten dingen", Samenvatting="", **{"Regio’s": ""}),
    )
    screen = choose(eindredacteur, content, kind="tip")
    assert lines(screen) == [
        "Rij 3 (fout): Titel: dit is leeg, en het is verplicht.",
        "Rij 4 (fout): Thema’s: thema onbekend, bedoelde u ‘Samen leren en ontwikkelen’? "
        "Er staat ‘Samen leeren en ontwikkelen’.",
        "Rij 5 (fout): Regio’s: regio onbekend, bedoelde u ‘Zwolle’? Er staat ‘Zwole’.",
        "Rij 5 (fout): Regio’s: regio onbekend: ‘Nergenshuizen’. Kies uit ‘Zwolle’.",
        "Rij 6 (fout): Samenvatting: te lang: 301 tekens. Hooguit 300 passen er.",
        "Rij 8 (fout): hetzelfde kenmerk als rij 2. Geef beide rijen een eigen kenmerk, of haal er één weg.",
        "Rij 7 (let op): lijkt op tip 3-04 (‘Maak samen een routekaart voor de wijk’).",
        "Rij 9 (let op): nog leeg: Samenvatting. Een concept kan zonder, maar publiceren niet.",
    ]
    assert "Akkoord, maak 2 concepten" in told(screen)
    after = press(eindredacteur, screen, "Akkoord")
    assert "2 rijen zijn concepten geworden." in told(after)
    assert "5 rijen hebben een fout en doen niet mee." in told(after)
    assert "Rij 4 (fout)" in told(after)


def test_personal_data_is_told_for_each_cell_half_hidden_and_stops_no_row(eindredacteur, lists):
    content = xlsx(
        HEAD,
        row(1, Tekst="Bel Jan op 06-12345678 of mail jan.jansen@gmail.com. Nogmaals: 06-12345678."),
        row(2, Samenvatting="Het nummer 111222333 stond erbij."),
        row(3, Tekst="Bel Veilig Thuis: 0800-2000. Of mail info@zwolle.nl."),
    )
    screen = choose(eindredacteur, content)
    advice = "Haal het weg, of kijk of deze persoon het goed vindt."
    assert lines(screen) == [
        f"Rij 2 (let op): Tekst: ‘06-••••••78’ lijkt op een telefoonnummer. {advice}",
        f"Rij 2 (let op): Tekst: ‘j••••@gmail.com’ lijkt op een e-mailadres van een persoon. {advice}",
        f"Rij 3 (let op): Samenvatting: ‘11•••••33’ lijkt op een burgerservicenummer. {advice}",
    ]
    assert "Akkoord, maak 3 concepten" in told(screen)
    press(eindredacteur, screen, "Akkoord")
    assert FindingPage.objects.filter(title__endswith="van Zwolle").count() == 3


def test_a_row_with_a_formula_or_an_error_of_excel_does_not_take_part(eindredacteur, lists):
    content = xlsx(HEAD, row(1, Titel="=1+1"), row(2, Samenvatting="#REF!"), row(3))
    screen = choose(eindredacteur, content)
    assert lines(screen) == [
        "Rij 2 (fout): Titel: hier staat een formule. Wij rekenen die niet uit. Zet de uitkomst in de cel.",
        "Rij 3 (fout): Samenvatting: hier staat een foutmelding van Excel. Vul tekst in of maak de cel leeg.",
    ]
    press(eindredacteur, screen, "Akkoord")
    assert [page.title for page in FindingPage.objects.all()] == ["Bevinding nummer 3 van Zwolle"]


def test_what_is_told_of_many_rows_stands_on_one_line_and_after_the_faults(eindredacteur, lists):
    many = [row(number, Doelgroepen="") for number in range(1, 31)]
    screen = choose(
        eindredacteur, xlsx(HEAD, *many, row(31, Titel=""), row(32, Samenvatting=""), row(33, Samenvatting=""))
    )
    assert lines(screen) == [
        "Rij 32 (fout): Titel: dit is leeg, en het is verplicht.",
        "30 rijen, van rij 2 tot en met rij 31 (let op): "
        "nog leeg: Doelgroepen. Een concept kan zonder, maar publiceren niet.",
        "Rij 33 en 34 (let op): nog leeg: Samenvatting. Een concept kan zonder, maar publiceren niet.",
    ]
    download = eindredacteur.get(f"{ADDRESS}{ImportBatch.objects.get().pk}/meldingen.csv").content.decode("utf-8-sig")
    told_of = [line.partition(";")[0] for line in download.splitlines()]
    assert told_of == ["Rij", *(str(number) for number in range(2, 35))]


def test_rows_that_are_like_something_are_made_only_when_asked(eindredacteur, lists):
    make.FindingPageFactory(title="Samen eten met het wijkteam helpt", summary="Echt waar.")
    content = xlsx(HEAD, row(1), row(2, Titel="Samen eten met een wijkteam helpt"))
    screen = choose(eindredacteur, content)
    assert "Maak ook de rij die op iets anders lijkt" in told(screen)
    press(eindredacteur, screen, "Akkoord")
    assert not FindingPage.objects.filter(title="Samen eten met een wijkteam helpt").exists()
    again = choose(eindredacteur, content)
    press(eindredacteur, again, "Akkoord", lookalikes="on")
    assert FindingPage.objects.filter(title="Samen eten met een wijkteam helpt").count() == 1


def test_the_same_file_again_makes_nothing_twice(eindredacteur, lists):
    content = xlsx(HEAD, *(row(number) for number in range(3)))
    press(eindredacteur, choose(eindredacteur, content), "Akkoord")
    screen = choose(eindredacteur, content)
    assert "3 rijen waren al geïmporteerd en komen er niet nog een keer." in told(screen)
    assert "Er is niets te maken van dit bestand." in told(screen)
    more = choose(eindredacteur, xlsx(HEAD, *(row(number, Samenvatting="Anders.") for number in range(4))))
    press(eindredacteur, more, "Akkoord")
    assert FindingPage.objects.filter(title__endswith="van Zwolle").count() == 4


def test_without_a_reference_a_row_is_known_by_its_title(eindredacteur, lists):
    first = csv_text(["Titel", "Samenvatting"], ["Soep helpt", "Echt."])
    again = csv_text(["Titel", "Samenvatting"], ["SOEP  helpt", "Heus."])
    press(eindredacteur, choose(eindredacteur, first, name="a.csv"), "Akkoord")
    assert "1 rij was al geïmporteerd" in told(choose(eindredacteur, again, name="b.csv"))


def test_pressing_agree_twice_makes_nothing_twice(eindredacteur, lists):
    screen = choose(eindredacteur, xlsx(HEAD, row(1)))
    press(eindredacteur, screen, "Akkoord")
    second = press(eindredacteur, screen, "Akkoord")
    assert "al in behandeling" in second.content.decode()
    assert FindingPage.objects.filter(title__endswith="van Zwolle").count() == 1


def test_a_product_takes_its_kind_year_and_address(eindredacteur, lists):
    known = ExternalAddress.objects.create(url="https://voorbeeld.test/a.pdf", note="van ons")
    head = ["Titel", "Soort product", "Jaar", "Webadres", "Rechten", "Thema’s", "Lievelingskleur"]
    cells = [
        "Kaart voor de wijk",
        "Factsheet",
        2024,
        f"{known.url}\nhttps://voorbeeld.test/b.pdf",
        "vrij over te nemen",
    ]
    screen = choose(eindredacteur, xlsx(head, [*cells, "3", "groen"]), kind="product")
    assert "Deze kolommen kennen wij niet, en slaan wij over: ‘Lievelingskleur’." in told(screen)
    assert ExternalAddress.objects.count() == 1
    press(eindredacteur, screen, "Akkoord")
    page = ProductPage.objects.get(title="Kaart voor de wijk")
    assert (page.type, page.year, page.rights) == ("factsheet", 2024, "free")
    assert [term.number for term in page.themes.all()] == [3]
    assert {place.address.url for place in page.places.all()} == {known.url, "https://voorbeeld.test/b.pdf"}
    known.refresh_from_db()
    assert known.note == "van ons"


def test_html_in_a_cell_is_shown_as_text(eindredacteur, lists):
    evil = "<script>alert(1)</script>\n\n<b>vet</b>"
    press(eindredacteur, choose(eindredacteur, xlsx(HEAD, row(1, Titel="Een <i>test</i>", Tekst=evil))), "Akkoord")
    page = FindingPage.objects.get(title="Een <i>test</i>")
    source = page.body[0].value.source
    assert source == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>&lt;b&gt;vet&lt;/b&gt;</p>"


def test_tips_and_actions_can_be_imported_too(eindredacteur, lists):
    for kind, model in (("tip", TipPage), ("actie", ActionPage)):
        press(eindredacteur, choose(eindredacteur, xlsx(HEAD, row(1)), kind=kind), "Akkoord")
        assert model.objects.get().title == "Bevinding nummer 1 van Zwolle"
