"""Importing through the real screens: a look first, then drafts, and never the same row twice."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from collectieven.models import ActionPage
from portal.core.models import ExternalAddress
from portal.exchange import making
from portal.exchange.models import ImportBatch, ImportRow
from portal.findings.models import FindingPage
from products.models import ProductPage
from tests import factories as make
from tests.exchange.files import ADDRESS, choose, csv_text, lines, press, told, xlsx
from themes.models import TipPage

HEAD = ["Eigen kenmerk", "Titel", "Samenvatting", "Tekst", "Thema’s", "Regio’s", "Doelgroepen"]


@pytest.fixture
def lists(db):
    """Terms to choose from."""
    return {
        "theme": make.ThemeFactory(name="Samen leren en ontwikkelen", slug="samen-leren", number=3),
        "region": make.RegionFactory(name="Zwolle", slug="zwolle"),
        "audience": make.AudienceFactory(name="Wijkteam", slug="wijkteam"),
    }


def row(number: int | str, **cells) -> list:
    filled = {
        "Eigen kenmerk": f"Z-{number}",
        "Titel": f"Bevinding nummer {number} van Zwolle",
        "Samenvatting": f"Wat wij zagen bij proef {number}.",
        "Tekst": "Eerst dit.\n\n- een\n- twee",
        "Thema’s": "Samen leren en ontwikkelen",
        "Regio’s": "Zwolle",
        "Doelgroepen": "wijkteam",
    } | cells
    return [filled[name] for name in HEAD]


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


def test_a_file_that_is_not_agreed_to_leaves_nothing(eindredacteur, lists):
    screen = choose(eindredacteur, xlsx(HEAD, row(1)))
    after = press(eindredacteur, screen, "Niet importeren")
    assert "Er is niets geïmporteerd." in after.content.decode()
    assert not ImportBatch.objects.exists()
    assert not ImportRow.objects.exists()
    assert not FindingPage.objects.exists()


def test_a_later_file_takes_the_place_of_one_that_was_only_looked_at(eindredacteur, lists):
    choose(eindredacteur, xlsx(HEAD, row(1)))
    choose(eindredacteur, xlsx(HEAD, row(2)), name="tweede.xlsx")
    assert [batch.file_name for batch in ImportBatch.objects.all()] == ["tweede.xlsx"]


def test_what_somebody_left_is_gone_after_a_week(eindredacteur, account, sign_in, lists):
    other = sign_in(account("Landelijke eindredacteur", username="anja"))
    choose(other, xlsx(HEAD, row(1)), name="van anja.xlsx")
    choose(eindredacteur, xlsx(HEAD, row(2)), name="van elly.xlsx")
    assert ImportBatch.objects.count() == 2
    ImportBatch.objects.filter(user__username="anja").update(created_at=timezone.now() - timedelta(days=8))
    choose(eindredacteur, xlsx(HEAD, row(3)), name="weer van elly.xlsx")
    assert [batch.file_name for batch in ImportBatch.objects.all()] == ["weer van elly.xlsx"]


def test_work_that_was_broken_off_is_told_and_can_go_on(eindredacteur, lists, settings):
    """A restart of the portal loses what waits in the background; nothing is made twice when it goes on."""
    settings.TASKS = {**settings.TASKS, "background": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    screen = press(eindredacteur, choose(eindredacteur, xlsx(HEAD, row(1), row(2))), "Akkoord")
    batch = ImportBatch.objects.get()
    assert batch.state == "running"
    assert eindredacteur.get(f"{ADDRESS}{batch.pk}/stand/").json() == {
        "done": 0,
        "total": 2,
        "text": "0 van 2",
        "busy": True,
    }
    making.do_row(batch.rows.first(), batch, making.make_row)
    assert "1 van 2" in told(eindredacteur.get(f"{ADDRESS}{batch.pk}/"))
    assert FindingPage.objects.count() == 1
    settings.TASKS = {**settings.TASKS, "background": settings.TASKS["default"]}
    press(eindredacteur, screen, "Ga verder")
    assert FindingPage.objects.count() == 1, "somebody was busy a moment ago"
    ImportBatch.objects.update(worked_at=timezone.now() - timedelta(minutes=5))
    stopped = eindredacteur.get(f"{ADDRESS}{batch.pk}/")
    assert "Het werk staat stil." in told(stopped)
    assert "2 rijen zijn concepten geworden." in told(press(eindredacteur, stopped, "Ga verder"))
    assert FindingPage.objects.count() == 2


def test_an_import_can_be_undone_except_what_somebody_worked_on(eindredacteur, lists):
    after = press(eindredacteur, choose(eindredacteur, xlsx(HEAD, row(1), row(2), row(3))), "Akkoord")
    touched = FindingPage.objects.get(title="Bevinding nummer 2 van Zwolle")
    touched.title = "Bewerkt"
    touched.save_revision()
    undone = press(eindredacteur, after, "Maak deze import ongedaan")
    assert "2 rijen zijn weer weg." in told(undone)
    assert "1 rij is gebleven, omdat iemand er al aan werkte." in told(undone)
    assert [page.pk for page in FindingPage.objects.all()] == [touched.pk]
    screen = choose(eindredacteur, xlsx(HEAD, row(1), row(2), row(3)))
    assert "Akkoord, maak 2 concepten" in told(screen)


def test_what_stood_in_the_rows_is_gone_when_the_drafts_are_there(eindredacteur, lists):
    press(eindredacteur, choose(eindredacteur, xlsx(HEAD, row(1))), "Akkoord")
    assert ImportRow.objects.get().data == {}


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


def test_the_draft_of_another_is_not_named_as_a_lookalike(account, sign_in, lists):
    """Somebody who may only add, and not change, learns nothing of drafts."""
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import GroupPagePermission

    from portal.findings.models import FindingIndexPage

    group = Group.objects.create(name="Alleen toevoegen")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    add = Permission.objects.get(codename="add_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=FindingIndexPage.objects.get(), permission=add)
    client = sign_in(account("Alleen toevoegen"))
    make.FindingPageFactory(title="Geheim plan van Arnhem voor het wijkteam", live=False)
    seen = choose(client, xlsx(HEAD, row(1, Titel="Geheim plan van Arnhem voor een wijkteam")))
    assert "lijkt op" not in told(seen)
    make.FindingPageFactory(title="Open plan van Arnhem voor het wijkteam")
    seen = choose(client, xlsx(HEAD, row(1, Titel="Open plan van Arnhem voor een wijkteam")))
    assert "lijkt op" in told(seen)


def test_who_may_not_add_pages_has_no_menu_item_and_no_screen(account, sign_in, eindredacteur):
    beheerder = sign_in(account("Beheerder"))
    assert ADDRESS in eindredacteur.get("/beheer/").content.decode()
    assert ADDRESS not in beheerder.get("/beheer/").content.decode()
    for address in (ADDRESS, f"{ADDRESS}sjabloon/tip.xlsx", f"{ADDRESS}1/", f"{ADDRESS}1/stand/"):
        assert beheerder.get(address).status_code == 302, address


def test_nobody_sees_or_agrees_to_the_import_of_another(account, sign_in, eindredacteur, lists):
    choose(eindredacteur, xlsx(HEAD, row(1)))
    batch = ImportBatch.objects.get()
    other = sign_in(account("Landelijke eindredacteur", username="anja"))
    for path in ("", "stand/", "meldingen.csv"):
        assert other.get(f"{ADDRESS}{batch.pk}/{path}").status_code == 404
    for path in ("akkoord", "ongedaan", "niet", "verder"):
        assert other.post(f"{ADDRESS}{batch.pk}/{path}/").status_code == 404
    assert not FindingPage.objects.exists()
    assert ImportBatch.objects.exists()


def test_rights_that_were_taken_away_in_between_count(eindredacteur, account, lists):
    from django.contrib.auth import get_user_model

    screen = choose(eindredacteur, xlsx(HEAD, row(1)))
    get_user_model().objects.get(username="elly").groups.clear()
    press(eindredacteur, screen, "Akkoord")
    assert not FindingPage.objects.exists()


def test_a_place_that_one_may_not_add_to_cannot_be_chosen(eindredacteur, lists):
    screen = choose(eindredacteur, xlsx(HEAD, row(1)), place=make.TipPageFactory())
    assert "Kies wat u wilt importeren." in told(screen)
    assert not ImportBatch.objects.exists()


def test_a_row_that_goes_wrong_is_told_and_leaves_nothing_half_done(eindredacteur, lists, monkeypatch, caplog):
    real = making.new_page

    def breaks(kind, data, user):
        page = real(kind, data, user)
        if data["title"].endswith("2 van Zwolle"):
            page.save_revision = raise_error
        return page

    def raise_error(**kwargs):
        raise ValueError("broken off after the page was added")

    monkeypatch.setattr(making, "new_page", breaks)
    content = xlsx(HEAD, row(1), row(2), row(3))
    after = press(eindredacteur, choose(eindredacteur, content), "Akkoord")
    assert "2 rijen zijn concepten geworden." in told(after)
    assert "1 rij is niet gelukt." in told(after)
    assert "Rij 3 (fout): Deze rij kon niet worden gemaakt." in " ".join(lines(after))
    assert FindingPage.objects.count() == 2
    monkeypatch.undo()
    press(eindredacteur, choose(eindredacteur, content), "Akkoord")
    assert FindingPage.objects.count() == 3
    assert not Page.find_problems()[0]


def test_tips_and_actions_can_be_imported_too(eindredacteur, lists):
    for kind, model in (("tip", TipPage), ("actie", ActionPage)):
        press(eindredacteur, choose(eindredacteur, xlsx(HEAD, row(1)), kind=kind), "Akkoord")
        assert model.objects.get().title == "Bevinding nummer 1 van Zwolle"


def test_in_the_part_of_a_collectief_every_row_belongs_to_its_region(lists, redacteur, own_part):
    arnhem = make.RegionFactory(name="Arnhem")
    content = xlsx(HEAD, row(1, **{"Regio’s": ""}), row(2, **{"Regio’s": "Arnhem"}))
    screen = choose(redacteur, content, place=own_part)
    assert "Bevindingen van Zwolle" in told(screen)
    assert lines(screen) == ["Rij 3 (let op): u importeert in het deel van Zwolle. Die regio komt er daarom bij."]
    press(redacteur, screen, "Akkoord")
    first, second = FindingPage.objects.order_by("title")
    assert list(first.regions.all()) == [lists["region"]]
    assert set(second.regions.all()) == {lists["region"], arnhem}
