"""Who may import, and where; nobody learns of what another has."""

from portal.exchange.models import ImportBatch
from portal.findings.models import FindingPage
from tests import factories as make
from tests.exchange.files import ADDRESS, HEAD, choose, lines, press, row, told, xlsx


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
